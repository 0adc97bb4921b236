package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A file system of a few megabytes in memory, where the system lets us mount one; unmounted when it is closed. */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long LIMIT_SECONDS = 20;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Throws an {@link IOException} that says why there is none, if so. */
    static SmallDisk mount(Path place, int megabytes) throws IOException, InterruptedException {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "letterbox-faults", place.toString());
        return new SmallDisk(place);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command[0] + ": " + said.strip());
        }
    }

    Path place() {
        return place;
    }

    /** Takes room until so many megabytes are left. */
    void leave(int megabytes) throws IOException {
        long take = Files.getFileStore(place).getUsableSpace() / MEGABYTE - megabytes;
        byte[] block = new byte[MEGABYTE];
        Arrays.fill(block, (byte) 1);
        try (var filler = Files.newOutputStream(place.resolve("filler"))) {
            for (long taken = 0; taken < take; taken++) {
                filler.write(block);
            }
        }
    }

    void free() throws IOException {
        Files.delete(place.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", place.toString());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IOException("it may still be mounted: " + place, told);
        }
    }
}

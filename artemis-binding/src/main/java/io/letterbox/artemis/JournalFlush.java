package io.letterbox.artemis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * How long the journal gathers records before it flushes them. The engine's default of 3.3 ms holds up a lone sender on any disk
 * that is faster than that; as long as one flush takes on this disk gathers what comes meanwhile, and no more.
 */
final class JournalFlush {

    private static final int BLOCK = 4096;
    private static final int ROUNDS = 24;
    private static final int WARM_UP = 4;
    private static final long LONGEST_MEASUREMENT = 300_000_000;
    private static final int ENGINE_DEFAULT = 3_333_333;
    private static final int SHORTEST = 10_000;

    private JournalFlush() {}

    static int nanos(Path directory) throws IOException {
        long flush = measure(directory);
        return (int) Math.max(SHORTEST, Math.min(ENGINE_DEFAULT, flush));
    }

    /** The median time that a block takes to the disk, in a file that has its length, as the journal's files have. */
    private static long measure(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "flush", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            channel.write(ByteBuffer.allocateDirect(BLOCK * ROUNDS), 0);
            channel.force(true);
            long[] times = new long[ROUNDS];
            long begin = System.nanoTime();
            int round = 0;
            while (round < ROUNDS && System.nanoTime() - begin < LONGEST_MEASUREMENT) {
                long start = System.nanoTime();
                channel.write(block.clear(), (long) round * BLOCK);
                channel.force(false);
                times[round++] = System.nanoTime() - start;
            }
            int from = Math.min(WARM_UP, round - 1);
            long[] measured = Arrays.copyOfRange(times, from, round);
            Arrays.sort(measured);
            return measured[measured.length / 2];
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

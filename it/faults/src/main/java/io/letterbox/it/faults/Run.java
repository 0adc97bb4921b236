package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One pursuit of a goal.
 *
 * @param seed of everything that is left to chance
 * @param directory for journals and the like, its own
 * @param begun when it began, for the notes
 */
record Run(long seed, Path directory, long begun) {

    static Run of(Path parent, long seed) throws IOException {
        Files.createDirectories(parent);
        return new Run(seed, Files.createTempDirectory(parent, "run-"), System.nanoTime());
    }

    Random random() {
        return new Random(seed);
    }

    /** Prints what happened, such as a kill, and when. */
    void note(String what) {
        System.err.printf("  %6d ms  %s%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), what);
    }

    /** Removes what it left on the disk, which nobody looks at where all came out as expected. */
    void forget() throws IOException {
        try (Stream<Path> left = Files.walk(directory)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A new directory in its own. */
    Path place(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }
}

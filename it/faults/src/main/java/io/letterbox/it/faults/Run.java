package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

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

    /** A new directory in its own. */
    Path place(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }
}

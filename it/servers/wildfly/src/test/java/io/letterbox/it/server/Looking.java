package io.letterbox.it.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks for something until it is so, or a time is up; each look asks another process, and takes its time. */
final class Looking {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private Looking() {}

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            met = condition.getAsBoolean();
        }
    }
}

package io.letterbox.artemis;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits, for a bounded time, until a condition holds. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long STEP_NANOS = 2_000_000;

    private Eventually() {}

    /** Waits until nothing is left of something; if it stays, says what. */
    static void empty(String what, Callable<? extends Collection<?>> rest) throws Exception {
        try {
            holds(what, () -> rest.call().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", but " + rest.call(), e);
        }
    }

    static void holds(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}

package io.letterbox.it.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits, for a bounded time, until a condition holds. */
public final class Condition {

    private static final long LOOK_NANOS = 5_000_000;

    private Condition() {}

    /** How long it took; it must not take longer than the limit. */
    public static Duration await(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        return within(limit, condition).orElseThrow(() -> new AssertionError("not within " + limit + ": " + what));
    }

    /** How long it took; empty if it took longer. */
    static Optional<Duration> within(Duration limit, Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
    }
}

package io.letterbox.artemis.junit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for something to happen in the broker. */
final class Changes {

    /** The safety net: the engine calls some hooks before its counts change, and has none for others. */
    private static final long RECHECK_NANOS = 5_000_000;

    private static final Duration LONGEST = Duration.ofDays(365);

    private final Semaphore happened = new Semaphore(0);

    void happened() {
        if (happened.availablePermits() == 0) {
            happened.release();
        }
    }

    boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
        Duration most = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (happened.tryAcquire(Math.min(left, RECHECK_NANOS), TimeUnit.NANOSECONDS)) {
                happened.drainPermits();
            }
        }
        return true;
    }
}

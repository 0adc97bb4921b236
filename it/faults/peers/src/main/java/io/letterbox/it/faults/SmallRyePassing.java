package io.letterbox.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** When the last message passed by. */
@ApplicationScoped
class SmallRyePassing {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private volatile long last = System.nanoTime();

    void mark() {
        last = System.nanoTime();
    }

    boolean isQuiet() {
        return System.nanoTime() - last > QUIET_NANOS;
    }
}

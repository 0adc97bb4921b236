package io.letterbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An end's time from its opening to its closing. */
final class Lifetime {

    private final Route<?> route;
    private final CountDownLatch over = new CountDownLatch(1);

    Lifetime(Route<?> route) {
        this.route = route;
    }

    boolean isOpen() {
        return over.getCount() > 0;
    }

    void check() {
        if (!isOpen()) {
            throw Door.closed(route);
        }
    }

    /** Lets a time pass, unless the end is closed in it. */
    void pass(Duration time) throws InterruptedException {
        if (over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Door.closed(route);
        }
    }

    void end() {
        over.countDown();
    }
}

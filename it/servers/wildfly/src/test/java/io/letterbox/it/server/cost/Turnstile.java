package io.letterbox.it.server.cost;

import java.util.concurrent.TimeUnit;

/** Holds up the handlers of one side until its turn, and times how long they take for a batch. */
final class Turnstile {

    private static final long LIMIT_SECONDS = 60;

    private int held;
    private int left;
    private long end;

    /** What each handler does, and nothing else. */
    synchronized void pass() throws InterruptedException {
        held++;
        notifyAll();
        while (left == 0) {
            wait();
        }
        held--;
        left--;
        if (left == 0) {
            end = System.nanoTime();
            notifyAll();
        }
    }

    /** Lets a batch pass, beginning when so many wait with a message in hand; the nanoseconds that it took. */
    synchronized long time(int batch, int concurrency) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (held < concurrency) {
            wait(untilMillis(limit));
        }
        long begin = System.nanoTime();
        left = batch;
        notifyAll();
        while (left > 0) {
            wait(untilMillis(limit));
        }
        return end - begin;
    }

    private long untilMillis(long limit) {
        long millis = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
        if (millis <= 0) {
            throw new IllegalStateException(held + " hold a message, and " + left + " are to come");
        }
        return millis;
    }
}

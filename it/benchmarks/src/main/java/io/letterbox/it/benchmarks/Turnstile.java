package io.letterbox.it.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets the handlers of a side through as often as an iteration has messages; whoever comes after that waits for the next
 * iteration, with a message in hand.
 */
final class Turnstile {

    private static final int ALWAYS = Integer.MAX_VALUE / 2;

    private final Semaphore let = new Semaphore(0);
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    /** Says how many handlers will pass in the next iteration. */
    void expect(int messages) {
        awaited = new CountDownLatch(messages);
    }

    /** What a handler does. */
    void pass() throws InterruptedException {
        let.acquire();
        awaited.countDown();
    }

    /** A worker that lets a batch through at once, and waits at the end of it until all batches of the iteration are through. */
    Worker worker(int batch) {
        return new Worker() {
            private int done;

            @Override
            public void once() throws Exception {
                if (done == 0) {
                    let.release(batch);
                }
                done++;
                if (done == batch) {
                    done = 0;
                    awaitAll();
                }
            }
        };
    }

    private void awaitAll() throws InterruptedException, TimeoutException {
        long before;
        do {
            before = awaited.getCount();
            if (awaited.await(Raw.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } while (awaited.getCount() < before);
        throw new TimeoutException(before + " messages were not handled");
    }

    /** Holds up nobody any more. */
    void open() {
        let.release(ALWAYS);
    }
}

package io.letterbox.server;

import jakarta.jms.JMSException;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens as many of the server's connections at once as will be needed, and closes them: no server tells how many it has. */
final class Admission implements Runnable {

    private static final long LONGEST_SECONDS = 5;

    private final ServerProvider server;
    private final int wanted;
    private final AtomicInteger given = new AtomicInteger();
    private final Deque<Handle> open = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<Integer> outcome = new CompletableFuture<>();

    private Admission(ServerProvider server, int wanted) {
        this.server = server;
        this.wanted = wanted;
    }

    /** In a thread of its own: whoever asks a pool for too many waits long, and some give back only when the thread's task ends. */
    static void check(ServerProvider server, int wanted) throws JMSException {
        Admission admission = new Admission(server, wanted);
        Thread thread = server.threads().newThread(admission);
        thread.setName("letterbox-admission");
        thread.start();
        admission.await();
    }

    @Override
    public void run() {
        try {
            while (given.get() < wanted && !outcome.isDone()) {
                open.add(server.open());
                given.incrementAndGet();
            }
            outcome.complete(given.get());
        } catch (JMSException | RuntimeException failure) {
            outcome.completeExceptionally(failure);
        } finally {
            giveBack();
        }
    }

    private void giveBack() {
        for (Handle next = open.poll(); next != null; next = open.poll()) {
            next.close();
        }
    }

    private void await() throws JMSException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Integer all = outcome.get(LONGEST_SECONDS, TimeUnit.SECONDS);
                    assert all == wanted;
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException | ExecutionException failure) {
            int had = given.get(); // Before those that are given back are given again.
            outcome.cancel(false);
            giveBack(); // The other thread may wait for one more for long.
            throw told(failure, had);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The first that fails is a broker that cannot be reached; a later one, a pool that is exhausted. */
    private JMSException told(Exception failure, int had) {
        if (had > 0) {
            return new Refusal(
                    "the server gave " + had + " of " + wanted
                            + " connections at once; have its pool hold more, or lower a listener's concurrency",
                    failure);
        }
        return failure.getCause() instanceof JMSException cause
                ? cause
                : new Refusal("no connection: " + failure, failure);
    }
}

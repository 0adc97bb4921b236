package io.letterbox;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A round trip to the broker in one piece. Providers break it off when the thread is interrupted, and then nobody knows what
 * the broker did; so an interrupt from before is put aside, and one that comes in the middle makes the trip again, in a form
 * that is safe to repeat.
 */
final class RoundTrip {

    @FunctionalInterface
    interface Trip<V extends @Nullable Object> {
        V make() throws JMSException;
    }

    @FunctionalInterface
    interface Step {
        void make() throws JMSException;
    }

    private static final Duration LATE = Duration.ofMillis(30);

    private RoundTrip() {}

    /** For trips that may be made twice. */
    static <V extends @Nullable Object> V uncut(Trip<V> trip) throws JMSException {
        return uncut(trip, trip);
    }

    static void uncutStep(Step step) throws JMSException {
        uncut(() -> {
            step.make();
            return true;
        });
    }

    static <V extends @Nullable Object> V uncut(Trip<V> trip, Trip<V> again) throws JMSException {
        boolean interrupted = Thread.interrupted();
        try {
            Trip<V> next = trip;
            while (true) {
                try {
                    return next.make();
                } catch (JMSException | RuntimeException failure) { // Some providers let their own exceptions through.
                    if (!cut(failure)) {
                        throw failure;
                    }
                    interrupted = true;
                    letTheAnswerPass();
                    next = again;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits until the answer to the trip that was cut has come in. (Artemis keeps one answer at a time: a late one that comes
     * together with the answer to the next trip replaces it, and that trip waits for its call time-out.)
     */
    private static void letTheAnswerPass() {
        long end = System.nanoTime() + LATE.toNanos();
        for (long left = LATE.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            Thread.interrupted(); // Cleared, whether a provider left it set or another one came; the caller sets it
            // again.
        }
    }

    /**
     * For trips that must not be made twice: in a thread of its own, which nobody interrupts. (Artemis tells the answers to the
     * opening of sessions apart by their order only: after one that was cut, every later one of the connection would return
     * before the broker has its session, and lose what is sent first.)
     */
    static <V> V apart(ThreadFactory threads, Trip<V> trip) throws JMSException {
        CompletableFuture<V> made = new CompletableFuture<>();
        Thread thread = threads.newThread(() -> make(trip, made));
        thread.setName("letterbox-opening");
        thread.start();
        awaitEnd(thread);
        made.completeExceptionally(new JMSException("the threads of whoever runs the application do no more for it"));
        return outcome(made);
    }

    /** What came out of a trip of somebody else's; waits for its end. */
    static <V> V outcome(CompletableFuture<V> made) throws JMSException {
        try {
            return made.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof JMSException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** No interrupt ends the wait; a server that stops an application ends its threads before they have done anything. */
    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <V> void make(Trip<V> trip, CompletableFuture<V> made) {
        try {
            made.complete(trip.make());
        } catch (Throwable failure) {
            made.completeExceptionally(failure);
        }
    }

    /** Whether a provider broke off because of an interrupt; its own exceptions keep that only as a cause. */
    static boolean cut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}

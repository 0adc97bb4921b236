package io.letterbox.server;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Something done in a thread of the server's that is in no transaction, while the caller waits. */
final class Errand<V extends @Nullable Object> implements Runnable {

    private final Callable<V> deed;
    private final CompletableFuture<V> outcome = new CompletableFuture<>();

    private Errand(Callable<V> deed) {
        this.deed = deed;
    }

    static <V extends @Nullable Object> V run(ThreadFactory threads, Callable<V> deed) throws Exception {
        Errand<V> errand = new Errand<>(deed);
        Thread thread = threads.newThread(errand);
        thread.setName("letterbox-apart");
        thread.start();
        return errand.await(thread);
    }

    @Override
    public void run() {
        try {
            outcome.complete(deed.call());
        } catch (Throwable failure) {
            outcome.completeExceptionally(failure);
        }
    }

    /** An interrupt is the deed's, which answers it or leaves it set. */
    private V await(Thread thread) throws Exception {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    // Its end is awaited: a server that stops an application ends threads that have done nothing yet.
                    thread.join();
                    outcome.completeExceptionally(new Refusal(
                            "the server's threads do no more for this application, which is being stopped"));
                    return outcome.get();
                } catch (InterruptedException forTheDeed) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof InterruptedException answered) {
                interrupted = false;
                throw answered;
            }
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

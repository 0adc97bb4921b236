package io.letterbox.it.benchmarks;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Gives a permit back for each message that the broker has confirmed. */
final class Confirmation implements CompletionListener {

    private final Semaphore unconfirmed;
    private volatile @Nullable Throwable failure;

    Confirmation(Semaphore unconfirmed) {
        this.unconfirmed = unconfirmed;
    }

    @Override
    public void onCompletion(Message message) {
        unconfirmed.release();
    }

    @Override
    public void onException(Message message, Exception why) {
        completed(false, why);
    }

    void completed(@Nullable Boolean accepted, @Nullable Throwable why) {
        if (why != null || !Boolean.TRUE.equals(accepted)) {
            failure = why == null ? new IllegalStateException("not accepted") : why;
        }
        unconfirmed.release();
    }

    void check() {
        Throwable why = failure;
        if (why != null) {
            throw new IllegalStateException("a message was not accepted", why);
        }
    }
}

package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What stands for a consumer in a transacted session, and is told how its transactions go. */
abstract class ServerConsumer implements MessageConsumer {

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    /** One look for a message; it also says, by throwing, that looking on is of no use. */
    @FunctionalInterface
    interface Look {
        @Nullable
        Message taken() throws JMSException;
    }

    /** Waits here and not in the provider, since some providers swallow the interrupts of those who wait in them. */
    static @Nullable Message polled(long millis, Look look, BooleanSupplier over) throws JMSException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long pause = SHORTEST_PAUSE;
        while (true) {
            Message message = over.getAsBoolean() ? null : look.taken();
            long left = end - System.nanoTime();
            if (message != null || left <= 0 || over.getAsBoolean()) {
                return message;
            }
            LockSupport.parkNanos(Math.min(left, pause));
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            if (Thread.interrupted()) {
                JMSException cut = new JMSException("interrupted while waiting");
                cut.initCause(new InterruptedException());
                throw cut;
            }
        }
    }

    /** The connection that was taken for the transaction has been given back. */
    void left() {}

    void committed() {}

    void rolledBack() {}

    @Override
    public abstract @Nullable Message receive(long millis) throws JMSException;

    @Override
    public @Nullable Message receive() throws JMSException {
        throw Refusal.unused("waiting without a limit");
    }

    @Override
    public @Nullable Message receiveNoWait() throws JMSException {
        return receive(0);
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        throw Refusal.unused("asking for a selector");
    }

    @Override
    public @Nullable MessageListener getMessageListener() {
        return null;
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        throw Refusal.unused("a message listener");
    }
}

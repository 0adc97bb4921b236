package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A consumer that is opened anew in each transaction in which something is received. */
final class JointConsumer extends ServerConsumer {

    /** Opens the consumer in a session that takes part in the transaction. */
    @FunctionalInterface
    interface Opening {
        MessageConsumer open(Session session) throws JMSException;
    }

    private final JointSession session;
    private final Opening opening;
    private volatile @Nullable MessageConsumer present;
    private volatile @Nullable Thread waiting;

    JointConsumer(JointSession session, Opening opening) {
        this.session = session;
        this.opening = opening;
    }

    /** Receives, waiting here and not in the provider. */
    @Override
    public @Nullable Message receive(long millis) throws JMSException {
        MessageConsumer open = opened();
        Message message = looked(open, millis);
        if (message != null) {
            session.used(message);
            closePresent(); // What it has fetched ahead is for others.
            return message;
        }
        session.checkActive();
        closePresent();
        session.leaveUnused();
        return null;
    }

    /** The time-out of the transaction may cut off a look in the middle, which is then no fault of the broker's. */
    private @Nullable Message looked(MessageConsumer open, long millis) throws JMSException {
        try {
            return millis <= 0 ? open.receiveNoWait() : polled(open, millis);
        } catch (JMSException failure) {
            session.checkActive();
            throw failure;
        }
    }

    private @Nullable Message polled(MessageConsumer open, long millis) throws JMSException {
        waiting = Thread.currentThread();
        try {
            return polled(
                    millis,
                    () -> {
                        session.checkActive();
                        return open.receiveNoWait();
                    },
                    () -> present != open);
        } finally {
            waiting = null;
            if (present != open) {
                open.close();
            }
        }
    }

    private MessageConsumer opened() throws JMSException {
        Session entered = session.entered().session(); // Which also sees whether the transaction is still there.
        MessageConsumer open = present;
        if (open == null) {
            open = opening.open(entered);
            present = open;
        }
        return open;
    }

    @Override
    void left() {
        present = null;
    }

    private void closePresent() throws JMSException {
        MessageConsumer open = present;
        present = null;
        if (open != null) {
            open.close();
        }
    }

    /** In another thread's wait it only ends that, and the other closes it; in another's transaction it goes with the connection. */
    @Override
    public void close() throws JMSException {
        session.closed(this);
        Thread waiter = waiting;
        if (session.isElsewhere() || (waiter != null && waiter != Thread.currentThread())) {
            present = null;
            LockSupport.unpark(waiter);
        } else {
            closePresent();
        }
    }
}

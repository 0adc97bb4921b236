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

    /** Receives, waiting in the provider in a thread of Letterbox's own only. */
    @Override
    public @Nullable Message receive(long millis) throws JMSException {
        MessageConsumer open = opened();
        Message message = taken(open, millis);
        if (message != null) {
            session.used(message);
            if (!session.isKept() || session.connection().fetching() == Fetching.ONE) {
                closePresent(); // What it has fetched ahead is for others.
            }
            return message;
        }
        session.checkActive();
        if (session.connection().fetching() == Fetching.ONE) {
            closePresent();
        }
        session.leaveUnused();
        return null;
    }

    private @Nullable Message taken(MessageConsumer open, long millis) throws JMSException {
        if (millis <= 0) {
            return open.receiveNoWait();
        }
        if (session.isKept()) {
            return open.receive(millis);
        }
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
        Session entered = session.entered().session(); // First of all: what was opened elsewhere is closed by this.
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

    /** What is back in its queue is for others too. */
    @Override
    void rolledBack() throws JMSException {
        closePresent();
    }

    private void closePresent() throws JMSException {
        MessageConsumer open = present;
        present = null;
        if (open != null) {
            open.close();
        }
    }

    /** In another thread's wait it only ends that, and the other closes it. */
    @Override
    public void close() throws JMSException {
        session.closed(this);
        Thread waiter = waiting;
        if (waiter == null || waiter == Thread.currentThread()) {
            closePresent();
        } else {
            present = null;
            LockSupport.unpark(waiter);
        }
    }
}

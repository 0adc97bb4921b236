package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
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

    JointConsumer(JointSession session, Opening opening) {
        this.session = session;
        this.opening = opening;
    }

    @Override
    @Nullable
    Message receive(Receipt receipt) throws JMSException {
        MessageConsumer open = present;
        if (open == null) {
            open = opening.open(session.entered().session());
            present = open;
        }
        Message message = receipt.from(open);
        if (message != null) {
            session.used();
            return message;
        }
        if (Thread.currentThread().isInterrupted()) { // Not every provider says so.
            JMSException cut = new JMSException("interrupted while waiting");
            cut.initCause(new InterruptedException("the provider returned nothing"));
            throw cut;
        }
        if (session.isJoined() && !session.connection().transactions().isActive()) {
            throw new Refusal(
                    "the transaction of this thread has ended, or can only be rolled back, since the wait began");
        }
        session.leaveUnused();
        return null;
    }

    @Override
    void left() {
        present = null;
    }

    @Override
    public void close() throws JMSException {
        MessageConsumer open = present;
        present = null;
        session.closed(this);
        if (open != null) {
            open.close();
        }
    }
}

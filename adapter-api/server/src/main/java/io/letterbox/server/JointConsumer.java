package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A consumer that is opened anew in each transaction in which something is received. */
final class JointConsumer extends ServerConsumer {

    /** Opens the consumer in a session that takes part in the transaction. */
    @FunctionalInterface
    interface Opening {
        MessageConsumer open(Session session) throws JMSException;
    }

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final JointSession session;
    private final Opening opening;
    private volatile @Nullable MessageConsumer present;
    private volatile @Nullable Thread waiting;

    JointConsumer(JointSession session, Opening opening) {
        this.session = session;
        this.opening = opening;
    }

    /**
     * Receives, waiting in the provider in a thread of Letterbox's own only: some providers swallow the interrupts of those who wait in
     * them.
     */
    @Override
    public @Nullable Message receive(long millis) throws JMSException {
        MessageConsumer open = opened();
        checkJoined(); // After a time-out a provider may still give messages, which the rollback then puts back.
        Message message;
        if (millis <= 0 || session.isKept()) {
            message = millis <= 0 ? open.receiveNoWait() : open.receive(millis);
        } else {
            message = polled(open, millis);
        }
        if (message != null) {
            session.used();
            if (!session.isKept() || session.connection().fetching() == Fetching.ONE) {
                closePresent(); // What it has fetched ahead is for others.
            }
            return message;
        }
        if (session.isJoined() && !session.connection().transactions().isActive()) {
            throw new Refusal(
                    "the transaction of this thread has ended, or can only be rolled back, since the wait began");
        }
        if (session.connection().fetching() == Fetching.ONE) {
            closePresent();
        }
        session.leaveUnused();
        return null;
    }

    private void checkJoined() throws JMSException {
        if (session.isJoined() && !session.connection().transactions().isActive()) {
            throw new Refusal("the transaction of this thread has ended, or can only be rolled back");
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

    private @Nullable Message polled(MessageConsumer open, long millis) throws JMSException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long pause = SHORTEST_PAUSE;
        waiting = Thread.currentThread();
        try {
            while (true) {
                Message message = present == open ? open.receiveNoWait() : null;
                long left = end - System.nanoTime();
                if (message != null || left <= 0 || present != open) {
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
        } finally {
            waiting = null;
            if (present != open) {
                open.close();
            }
        }
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

    /** In another thread's wait it only ends that, and the other closes it; in another's transaction it goes with the connection. */
    @Override
    public void close() throws JMSException {
        session.closed(this);
        Thread waiter = waiting;
        if (waiter == null && session.isElsewhere() && !session.isKept()) {
            present = null;
        } else if (waiter == null || waiter == Thread.currentThread()) {
            closePresent();
        } else {
            present = null;
            LockSupport.unpark(waiter);
        }
    }
}

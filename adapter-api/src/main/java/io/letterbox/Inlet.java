package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where receipts meet Jakarta Messaging: a transacted session, and the consumers of a source and of its retries. */
final class Inlet implements Lane {

    /** A wait looks up this often, for a break that nobody noticed. */
    static final Duration LOOK_UP = Duration.ofSeconds(5);

    /** How long its consumer stays, and whose the session is. */
    enum Stay {
        /** The consumer may come and go. */
        WHILE_USED,
        /** The consumer stays from beginning to end, since what it misses is lost. */
        STEADY,
        /** The session belongs to a unit of work, which alone can roll it back. */
        GUEST
    }

    private final Wire wire;
    private final Session session;
    private final Intake intake;
    private final Stay stay;
    private final Object waking = new Object();
    private final Retries retries;
    private volatile @Nullable MessageConsumer consumer;
    private volatile boolean waiting;
    private volatile boolean woken;

    private Inlet(Wire wire, Session session, Intake intake, Stay stay) {
        this.wire = wire;
        this.session = session;
        this.intake = intake;
        this.stay = stay;
        this.retries = new Retries(session, intake);
    }

    /** An inlet whose consumer may come and go. */
    static Inlet open(Wire wire, Intake intake) throws JMSException {
        return open(wire, intake, Stay.WHILE_USED);
    }

    static Inlet open(Wire wire, Intake intake, Stay stay) throws JMSException {
        return wire.session(Session.SESSION_TRANSACTED, session -> within(wire, session, intake, stay));
    }

    /** An inlet of a session that others use too, in the same thread. */
    static Inlet within(Wire wire, Session session, Intake intake, Stay stay) throws JMSException {
        Inlet inlet = new Inlet(wire, session, intake, stay);
        inlet.consumer();
        return inlet;
    }

    private MessageConsumer consumer() throws JMSException {
        MessageConsumer open = consumer;
        if (open == null) {
            open = RoundTrip.uncut(() -> intake.open(session));
            consumer = open;
        }
        return open;
    }

    Session session() {
        return session;
    }

    /**
     * The next message, in the transaction of the session.
     *
     * @return null if there is none, the limit passed, the connection broke, or {@link #wake()} was called
     * @throws InterruptedException only while waiting; nothing was received
     */
    @Nullable
    Message next(Limit limit) throws InterruptedException, JMSException {
        Message retried = retries.due() ? retried() : null;
        if (retried != null) {
            return retried;
        }
        if (!limit.passed()) {
            return await(limit);
        }
        Message message = uncut(MessageConsumer::receiveNoWait);
        return message == null ? retried() : message;
    }

    private @Nullable Message retried() throws JMSException {
        return RoundTrip.uncut(() -> Optional.ofNullable(retries.next()), () -> {
                    startAgain();
                    return Optional.ofNullable(retries.next());
                })
                .orElse(null);
    }

    /** A message that was put back, in the transaction of the session; null if it cannot be picked out, or somebody else has it. */
    @Nullable
    Message again(Message message) throws JMSException {
        String id = message.getJMSMessageID();
        if (id == null || !Orphans.ID.matcher(id).matches()) {
            return null;
        }
        return RoundTrip.uncut(
                        () -> Optional.ofNullable(intake.again(session, Rendezvous.is("JMSMessageID", id))), () -> {
                            startAgain();
                            return Optional.ofNullable(intake.again(session, Rendezvous.is("JMSMessageID", id)));
                        })
                .orElse(null);
    }

    /** Where failed messages wait; empty if they do not. */
    Optional<Queue> retryQueue() throws JMSException {
        return retries.open();
    }

    /** Says that one will be due then. */
    void expect(Duration delay) {
        retries.expect(delay);
    }

    /** The next message within the limit, awaited in one piece. */
    @Nullable
    Message nextUncut(Limit limit) throws JMSException {
        return uncut(from -> from.receive(limit.millisToWait(LOOK_UP)));
    }

    @FunctionalInterface
    private interface Receipt {
        @Nullable
        Message from(MessageConsumer consumer) throws JMSException;
    }

    private @Nullable Message uncut(Receipt receipt) throws JMSException {
        return RoundTrip.uncut(() -> Optional.ofNullable(receipt.from(consumer())), () -> {
                    startAgain();
                    return Optional.ofNullable(receipt.from(consumer()));
                })
                .orElse(null);
    }

    private @Nullable Message await(Limit limit) throws InterruptedException, JMSException {
        Message message;
        try {
            message = awaitFrom(consumer(), limit);
        } catch (JMSException | RuntimeException failure) {
            if (!RoundTrip.cut(failure)) {
                throw failure;
            }
            Thread.currentThread()
                    .interrupt(); // Kept, should giving back fail: then the call that tries again ends with it.
            giveBack();
            Thread.interrupted();
            throw new InterruptedException("interrupted while waiting");
        }
        if (woken && message != null) {
            giveBack(); // Its acknowledgement would be lost: the consumer was closed under it.
            return null;
        }
        return message;
    }

    private @Nullable Message awaitFrom(MessageConsumer from, Limit limit) throws JMSException {
        waiting = true;
        try {
            return woken ? null : from.receive(limit.millisToWait(retries.untilDue(LOOK_UP)));
        } finally {
            waiting = false;
            if (woken) {
                awaitWaker();
            }
        }
    }

    /** Gives back what a receipt that was cut may have fetched; a session that was cut also refuses to commit until then. */
    private void giveBack() throws JMSException {
        switch (stay) {
            case WHILE_USED -> {
                release();
                RoundTrip.uncutStep(session::rollback);
            }
            case STEADY -> RoundTrip.uncutStep(session::rollback);
            case GUEST -> release(); // The unit is spoiled, and rolls back as a whole.
        }
    }

    /** Before a receipt that was cut is made again. */
    private void startAgain() throws JMSException {
        if (stay == Stay.GUEST) {
            throw new JMSException(
                    "interrupted in the middle of a receipt, which only the whole unit of work can undo");
        }
        giveBack();
    }

    /** Ends a wait in {@link #next}, as another thread may by {@link MessageConsumer#close()}, and only by that. */
    void wake() {
        synchronized (waking) {
            woken = true;
            MessageConsumer open = consumer;
            if (waiting && open != null) {
                try {
                    RoundTrip.uncutStep(open::close);
                } catch (JMSException gone) {
                    return; // The waiting thread sees the same.
                }
            }
        }
    }

    boolean isWoken() {
        return woken;
    }

    // The session is the waiting thread's again only when the waker is through with it.
    private void awaitWaker() {
        synchronized (waking) {
            consumer = null;
        }
    }

    /** Commits; a second commit answers for a first that was cut, since a provider answers in order. */
    void commit() throws JMSException {
        RoundTrip.uncutStep(session::commit);
    }

    /** Puts back what was received; false if the connection broke, and then the broker does it when it sees that. */
    boolean rolledBack() {
        try {
            RoundTrip.uncutStep(session::rollback);
            return true;
        } catch (JMSException broken) {
            return false;
        }
    }

    @Override
    public boolean broken() {
        return wire.broken();
    }

    @Override
    public boolean holds() {
        return consumer != null || retries.holds();
    }

    @Override
    public void release() throws JMSException {
        MessageConsumer open = consumer;
        consumer = null;
        if (open != null) {
            RoundTrip.uncutStep(open::close);
        }
        retries.release();
    }

    /** Ends what the session's end leaves behind. */
    void retire() throws JMSException {
        release();
        retries.close();
    }

    @Override
    public void close() throws JMSException {
        consumer = null;
        RoundTrip.uncutStep(session::close);
    }
}

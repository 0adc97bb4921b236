package io.letterbox.server;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import jakarta.jms.TransactionRolledBackException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A transacted session whose transactions are those of its threads: it takes part in the one that the thread is in, or begins one of its
 * own and ends it. For each it takes a connection of the server's anew, since one that was taken elsewhere would, silently, be no part
 * of it.
 */
final class JointSession extends ServerSession {

    private final Set<ServerConsumer> consumers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Handle handle;
    private volatile @Nullable Thread own;
    private volatile boolean closed;
    private final Set<Message> received =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private boolean used;
    private @Nullable JMSException doubt;

    JointSession(ServerConnection connection) {
        super(connection);
    }

    /** Begins the transaction of a unit of work, which only a commit or a rollback ends. */
    void begin() throws JMSException {
        beginOwn();
        used = true;
    }

    private void beginOwn() throws JMSException {
        checkOpen();
        if (own != null) {
            throw new jakarta.jms.IllegalStateException("the last transaction of this session has not ended");
        }
        connection().transactions().begin();
        own = Thread.currentThread();
    }

    /** Sees to it that a transaction can be begun here if there is none. */
    void checkBeginning() throws JMSException {
        if (own == null && !connection().transactions().isIn()) {
            beginOwn();
            leaveUnused();
        }
    }

    /** The connection in the transaction of the thread, which begins here if there is none. */
    Handle entered() throws JMSException {
        checkOpen();
        Handle kept = handle;
        boolean begun = false;
        if (connection().transactions().isIn()) {
            checkActive();
        } else if (own != null) {
            throw ended();
        } else if (kept == null) {
            beginOwn();
            begun = true;
        }
        return kept == null ? opened(begun) : kept;
    }

    private Handle opened(boolean begun) throws JMSException {
        Handle opened = null;
        try {
            opened = connection().open();
            checkOpen();
        } finally {
            if (opened == null || closed) {
                if (opened != null) {
                    opened.close();
                }
                if (begun) {
                    end(connection().transactions()::rollback);
                }
            }
        }
        handle = opened;
        return opened;
    }

    private void checkOpen() throws JMSException {
        if (closed) {
            throw new Refusal("the session has been closed, or the transaction that it was in has ended");
        }
    }

    /** After a time-out a provider may still give messages, which the rollback then puts back. */
    void checkActive() throws JMSException {
        if (connection().transactions().isIn() && !connection().transactions().isActive()) {
            throw new Refusal(
                    "the transaction of this thread has ended, by its time-out perhaps, or can only be rolled back");
        }
    }

    /** Whether another thread than the calling one is in a transaction of this session's. */
    boolean isElsewhere() {
        Thread other = own;
        return other != null && other != Thread.currentThread();
    }

    /** Something was received. */
    void used(Message message) {
        used = true;
        received.add(message);
    }

    /** What is sent for a message: another one, if it was received in this transaction. */
    Message outgoing(Message message, Handle by) throws JMSException {
        return received.contains(message) ? Copy.of(message, by.session()) : message;
    }

    /** Something is to be sent, or was received elsewhere: there is a transaction from here on. */
    void enter() throws JMSException {
        if (!connection().transactions().isIn()) {
            if (own != null) {
                throw ended();
            }
            beginOwn();
        }
        used = true;
    }

    private static Refusal ended() {
        return new Refusal(
                "the transaction that was begun for this has been ended by somebody else: leave that to Letterbox");
    }

    /** A look that found nothing leaves no transaction behind. */
    void leaveUnused() throws JMSException {
        if (own != null && !used) {
            end(connection().transactions()::commit);
        }
    }

    @Override
    public void commit() throws JMSException {
        JMSException unknown = doubt;
        if (unknown != null) {
            throw unknown;
        }
        if (own == null && handle == null) {
            return;
        }
        if (own == null) {
            throw new jakarta.jms.IllegalStateException("the transaction is not this session's to commit");
        }
        try {
            end(connection().transactions()::commit);
            consumers.forEach(ServerConsumer::committed);
        } catch (JMSException failure) {
            // A second commit has nothing to commit, and must not tell of success; nor of an interrupt, which would
            // bring a third.
            doubt = failure instanceof TransactionRolledBackException
                    ? new TransactionRolledBackException(failure.getMessage())
                    : new JMSException(failure.getMessage());
            throw failure;
        }
    }

    @Override
    public void rollback() throws JMSException {
        doubt = null;
        consumers.forEach(ServerConsumer::rolledBack);
        if (!isElsewhere()) { // Else the thread that has the transaction is told by its next call.
            end(own == null ? () -> {} : connection().transactions()::rollback);
        }
    }

    /** How a transaction ends. */
    @FunctionalInterface
    private interface End {
        void come() throws JMSException;
    }

    /** The connection first: what it fetched ahead would stay with it after a rollback. */
    private void end(End end) throws JMSException {
        leave();
        own = null;
        used = false;
        end.come();
    }

    private void leave() {
        Handle open = handle;
        handle = null;
        received.clear();
        consumers.forEach(ServerConsumer::left);
        if (open != null) {
            open.close();
        }
    }

    /** What is in another thread's transaction is closed by that thread, with the transaction: a server loses count of it else. */
    @Override
    synchronized void letGo() {
        if (!isElsewhere()) {
            leave();
        }
        super.letGo();
    }

    @Override
    public void close() throws JMSException {
        closed = true;
        try {
            if (own == Thread.currentThread()) {
                rollback();
            }
        } finally {
            letGo();
            connection().ended(this);
        }
    }

    @Override
    <M> M made(ServerConnection.Deed<M> making) throws JMSException {
        Handle open = handle;
        return open != null && own == Thread.currentThread() ? making.done(open) : super.made(making);
    }

    @Override
    public MessageProducer createProducer(@Nullable Destination destination) {
        return new JointProducer(this, destination);
    }

    @Override
    public MessageConsumer createConsumer(Destination from, @Nullable String selector) throws JMSException {
        if (from instanceof TemporaryQueue || !(from instanceof Queue)) {
            // Its connection is the one that may read it, or must not miss anything.
            return keep(new StandingConsumer(this, standing().session().createConsumer(from, selector)));
        }
        connection().check(from, selector);
        return keep(new JointConsumer(this, session -> session.createConsumer(from, selector)));
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        return keep(new StandingConsumer(this, standing().session().createSharedConsumer(topic, name, selector)));
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        connection()
                .apart(
                        apart -> { // What is sent from now on is kept.
                            apart.session()
                                    .createSharedDurableConsumer(topic, name, selector)
                                    .close();
                            return name;
                        });
        return keep(new JointConsumer(this, session -> session.createSharedDurableConsumer(topic, name, selector)));
    }

    private ServerConsumer keep(ServerConsumer consumer) {
        consumers.add(consumer);
        return consumer;
    }

    void closed(ServerConsumer consumer) {
        consumers.remove(consumer);
    }

    @Override
    public boolean getTransacted() {
        return true;
    }

    @Override
    public int getAcknowledgeMode() {
        return Session.SESSION_TRANSACTED;
    }
}

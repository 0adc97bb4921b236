package io.letterbox.server;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A transacted session whose transactions are those of its threads: it takes part in the one that the thread is in, or begins one of its
 * own and ends it. For each it takes a connection of the server's anew, since one that was taken elsewhere would, silently, be no part
 * of it. Only a thread that runs nothing else keeps one from its first transaction on: the server enlists that one each time.
 */
final class JointSession extends ServerSession {

    private final Set<ServerConsumer> consumers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Handle handle;
    private @Nullable Thread keeper;
    private volatile @Nullable Thread own;
    private volatile boolean letGo;
    private boolean used;
    private @Nullable JMSException doubt;

    JointSession(ServerConnection connection) {
        super(connection);
    }

    /** Begins a transaction of its own. */
    void begin() throws JMSException {
        if (own != null) {
            throw new jakarta.jms.IllegalStateException("the last transaction of this session has not ended");
        }
        connection().transactions().begin();
        own = Thread.currentThread();
    }

    /** The connection in the transaction of the thread, which begins here if there is none. */
    Handle entered() throws JMSException {
        if (letGo) {
            throw new jakarta.jms.IllegalStateException("the session is closed");
        }
        Handle kept = handle;
        if (kept != null && own == null && keeper != null && keeper != Thread.currentThread()) {
            leave();
            kept = null;
        }
        if (own == null
                && (kept == null || keeper != null)
                && !connection().transactions().isIn()) {
            begin();
        }
        if (kept != null) {
            return kept;
        }
        Handle opened = connection().open();
        keeper = own != null && connection().server().isOwnThread() ? own : null;
        handle = opened;
        return opened;
    }

    /** Whether another thread than the calling one is in a transaction of this session's. */
    boolean isElsewhere() {
        Thread other = own;
        return other != null && other != Thread.currentThread();
    }

    /** Whether it keeps its connection from one transaction to the next. */
    boolean isKept() {
        return keeper != null;
    }

    /** Something was received. */
    void used() {
        used = true;
    }

    /** Something is to be sent, or was received elsewhere: there is a transaction from here on. */
    void enter() throws JMSException {
        if (own == null && !connection().transactions().isIn()) {
            begin();
        }
        used = true;
    }

    boolean isJoined() {
        return handle != null && own == null && keeper == null;
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
        if (own == null && (handle == null || keeper != null)) {
            return;
        }
        if (own == null) {
            throw new jakarta.jms.IllegalStateException("the transaction is not this session's to commit");
        }
        try {
            end(connection().transactions()::commit);
            consumers.forEach(ServerConsumer::committed);
        } catch (JMSException failure) {
            doubt = failure; // A second commit has nothing to commit, and must not tell of success.
            throw failure;
        }
    }

    @Override
    public void rollback() throws JMSException {
        doubt = null;
        for (ServerConsumer consumer : consumers) {
            consumer.rolledBack();
        }
        if (own == null && keeper != null) {
            return;
        }
        if (own == null || own == Thread.currentThread()) {
            end(own == null ? () -> {} : connection().transactions()::rollback);
        } else {
            leave(); // The thread that has the transaction is told by its next call.
        }
    }

    /** How a transaction ends. */
    @FunctionalInterface
    private interface End {
        void come() throws JMSException;
    }

    /** The connection first: what it fetched ahead would stay with it after a rollback. */
    private void end(End end) throws JMSException {
        if (keeper == null || letGo) {
            leave();
        }
        own = null;
        used = false;
        end.come();
    }

    private void leave() {
        Handle open = handle;
        handle = null;
        keeper = null;
        consumers.forEach(ServerConsumer::left);
        if (open != null) {
            open.close();
        }
    }

    /** What is in another thread's transaction is closed by that thread, with the transaction: a server loses count of it else. */
    @Override
    synchronized void letGo() {
        letGo = true;
        if (!isElsewhere()) {
            leave();
        }
        super.letGo();
    }

    @Override
    public void close() throws JMSException {
        try {
            if (own != null && own == Thread.currentThread()) {
                rollback();
            }
        } finally {
            letGo();
            connection().ended(this);
        }
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

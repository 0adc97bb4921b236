package io.letterbox.server;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a connection on a server: its sessions take a connection of the server's when they need one, and give it back. Two
 * that are in no transaction stay open for the next that needs one.
 */
final class ServerConnection implements Connection {

    /** Something done with a connection of the server's. */
    @FunctionalInterface
    interface Deed<V extends @Nullable Object> {
        V done(Handle handle) throws JMSException;
    }

    private static final int MOST_REMEMBERED = 500;
    private static final int MOST_KEPT = 2;
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");

    private final ServerProvider server;
    private final Deque<Handle> spare = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Set<String> consumed = ConcurrentHashMap.newKeySet();
    private final Set<ServerSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ServerConnection(ServerProvider server) {
        this.server = server;
    }

    ServerTransactions transactions() {
        return server.jta();
    }

    /** A new one, which takes part in the transaction that the thread is in, if it is in one. */
    Handle open() throws JMSException {
        if (closed) {
            throw new jakarta.jms.IllegalStateException("the connection is closed");
        }
        return server.open();
    }

    /** A new one in no transaction, now or later: opened elsewhere, so that no transaction of this thread takes it in. */
    Handle openApart() throws JMSException {
        Handle handle = thrown(() -> Errand.run(transactions().threads(), this::open));
        checkKept(handle);
        return handle;
    }

    /** A server may take back what a task has opened when the task ends, which is of no use where something is kept. */
    private static void checkKept(Handle handle) throws JMSException {
        try {
            handle.session().createMessage();
        } catch (jakarta.jms.IllegalStateException ended) {
            handle.close();
            throw new Refusal(
                    "the server ended a connection with the task that had opened it (" + ended.getMessage()
                            + "); have the connection factory neither share its connections nor close those that a task leaves open",
                    ended);
        }
    }

    /** Does something in no transaction. */
    <V extends @Nullable Object> V apart(Deed<V> deed) throws JMSException {
        return outside(() -> local(deed));
    }

    /** Sends something in a transaction of its own, whose commit tells that the broker has it. */
    void confirmed(Deed<Handle> sending) throws JMSException {
        outside(() -> {
            try (JointSession session = new JointSession(this)) {
                Handle handle = sending.done(session.entered());
                session.commit();
                return handle;
            }
        });
    }

    /** Does something that no transaction is concerned with, such as making a message. */
    <V extends @Nullable Object> V local(Deed<V> deed) throws JMSException {
        Handle idle = spare.pollFirst();
        if (idle != null || kept.incrementAndGet() <= MOST_KEPT) {
            return withSpare(deed, idle);
        }
        kept.decrementAndGet();
        try (Handle passing = outside(this::open)) {
            return deed.done(passing);
        }
    }

    private <V extends @Nullable Object> V withSpare(Deed<V> deed, @Nullable Handle idle) throws JMSException {
        Handle handle = idle == null ? openSpare() : idle;
        boolean sound = false;
        try {
            V done = deed.done(handle);
            sound = true;
            return done;
        } finally {
            spare.offerFirst(handle);
            if (!sound || closed) {
                closeSpare(); // The others may be as stale.
            }
        }
    }

    private Handle openSpare() throws JMSException {
        boolean opened = false;
        try {
            Handle handle = openApart();
            opened = true;
            return handle;
        } finally {
            if (!opened) {
                kept.decrementAndGet();
            }
        }
    }

    private void closeSpare() {
        for (Handle idle = spare.pollFirst(); idle != null; idle = spare.pollFirst()) {
            kept.decrementAndGet();
            idle.close();
        }
    }

    private <V extends @Nullable Object> V outside(Outside<V> deed) throws JMSException {
        return thrown(() -> transactions().outside(deed::done));
    }

    private static <V extends @Nullable Object> V thrown(Callable<V> deed) throws JMSException {
        try {
            return deed.call();
        } catch (JMSException | RuntimeException failure) {
            throw failure;
        } catch (Exception interrupted) {
            JMSException failure = new JMSException("interrupted: " + interrupted.getMessage());
            failure.initCause(interrupted);
            throw failure;
        }
    }

    @FunctionalInterface
    private interface Outside<V extends @Nullable Object> {
        V done() throws JMSException;
    }

    /** A queue; the server is asked once, and refuses what has to be declared and is not. */
    Queue queue(String name) throws JMSException {
        Queue known = queues.get(name);
        if (known == null) {
            known = local(handle -> declared(handle.session(), name));
            queues.put(name, known);
        }
        return known;
    }

    private static Queue declared(Session session, String name) throws JMSException {
        try {
            return session.createQueue(name);
        } catch (JMSException undeclared) { // Providers have no one class for this.
            JMSException refused = new InvalidDestinationException("the server gives no queue " + name + ": "
                    + undeclared.getMessage() + "; where queues are not made on demand, declare it");
            refused.initCause(undeclared);
            throw refused;
        }
    }

    Topic topic(String name) throws JMSException {
        Topic known = topics.get(name);
        if (known == null) {
            known = local(handle -> handle.session().createTopic(name));
            topics.put(name, known);
        }
        return known;
    }

    /** Sees to it that what cannot be received from shows before anybody waits there. */
    void check(Destination from, @Nullable String selector) throws JMSException {
        // What a selector that was made for one message says is checked once for all of its kind.
        String what =
                from + "|" + (selector == null ? "" : LITERAL.matcher(selector).replaceAll("?"));
        if (!consumed.contains(what)) {
            apart(handle -> {
                handle.session().createConsumer(from, selector).close();
                return what;
            });
            if (consumed.size() >= MOST_REMEMBERED) {
                consumed.clear();
            }
            consumed.add(what);
        }
    }

    @Override
    public Session createSession(boolean transacted, int acknowledgeMode) {
        ServerSession session = transacted ? new JointSession(this) : new ApartSession(this);
        sessions.add(session);
        return session;
    }

    void ended(ServerSession session) {
        sessions.remove(session);
    }

    @Override
    public Session createSession(int sessionMode) {
        return createSession(sessionMode == Session.SESSION_TRANSACTED, sessionMode);
    }

    @Override
    public Session createSession() {
        return createSession(Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(ServerSession::letGo);
        sessions.clear();
        closeSpare();
    }

    /** Nothing: each connection of the server's is started when it is opened. */
    @Override
    public void start() {}

    @Override
    public void stop() throws JMSException {
        throw Refusal.unused("stopping");
    }

    /** A server allows none; a break shows at the next call. */
    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) throws JMSException {
        throw new jakarta.jms.IllegalStateException("a server allows no exception listeners");
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() {
        return null;
    }

    @Override
    public @Nullable String getClientID() {
        return null;
    }

    @Override
    public void setClientID(String clientID) throws JMSException {
        throw Refusal.unused("a client id");
    }

    @Override
    public ConnectionMetaData getMetaData() throws JMSException {
        throw Refusal.unused("meta data");
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Destination destination, String messageSelector, ServerSessionPool sessionPool, int maxMessages)
            throws JMSException {
        throw Refusal.unused("a connection consumer");
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic,
            String subscriptionName,
            String messageSelector,
            ServerSessionPool sessionPool,
            int maxMessages)
            throws JMSException {
        throw Refusal.unused("a connection consumer");
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic,
            String subscriptionName,
            String messageSelector,
            ServerSessionPool sessionPool,
            int maxMessages)
            throws JMSException {
        throw Refusal.unused("a connection consumer");
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic,
            String subscriptionName,
            String messageSelector,
            ServerSessionPool sessionPool,
            int maxMessages)
            throws JMSException {
        throw Refusal.unused("a connection consumer");
    }
}

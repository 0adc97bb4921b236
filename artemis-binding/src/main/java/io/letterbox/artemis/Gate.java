package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;

/** What every message passes on its way in: it enters the bound of its address, and leaves it when the engine has the message. */
final class Gate {

    private final ActiveMQServer server;
    private final Capacities capacities;
    private final AddressBounds bounds;
    private final Requests requests;
    private final AutoCommits autoCommits;
    /** What this thread has entered. The engine calls the hooks before and after a send from one thread. */
    @SuppressWarnings("ThreadLocalUsage") // one per broker, and empty between sends
    private final ThreadLocal<@Nullable Bound> entered = new ThreadLocal<>();

    Gate(
            ActiveMQServer server,
            Capacities capacities,
            AddressBounds bounds,
            Requests requests,
            AutoCommits autoCommits) {
        this.server = server;
        this.capacities = capacities;
        this.bounds = bounds;
        this.requests = requests;
        this.autoCommits = autoCommits;
    }

    /** Throws nothing but the engine's exceptions: it would take any other for a fault of ours, and store the message. */
    void enter(ServerSession session, @Nullable Transaction tx, Message message) throws ActiveMQException {
        try {
            check(session, tx, message);
        } catch (RuntimeException | Error e) {
            exit();
            throw new ActiveMQInternalErrorException(
                    "the plug-in for exact bounds failed, so the message is refused", e);
        }
    }

    private void check(ServerSession session, @Nullable Transaction tx, Message message) throws ActiveMQException {
        // a plug-in after ours may have refused this thread's last send, and then no hook told us
        exit();
        SimpleString target = target(session, message);
        if (target == null) {
            return;
        }
        SimpleString address = CompositeAddress.extractAddressName(target);
        if (address.toString().equals(Wire.REQUESTS)) {
            requests.handle(session, message);
            return;
        }
        int capacity = capacities.of(address.toString());
        if (capacity != Capacities.NONE && !admitted(address, target, message, capacity)) {
            ActiveMQAddressFullException refusal = Full.of(address.toString(), capacity);
            if (tx != null && autoCommits.transacted(session, tx)) {
                // nobody waits for the answer to a send in a transaction: its commit must fail
                tx.markAsRollbackOnly(refusal);
            }
            throw refusal;
        }
    }

    /** Leaves what this thread has entered, if anything. */
    @Nullable
    Bound exit() {
        Bound bound = entered.get();
        if (bound != null) {
            entered.remove();
            bound.exit();
        }
        return bound;
    }

    private boolean admitted(SimpleString address, SimpleString target, Message message, int capacity)
            throws ActiveMQException {
        Bound bound = bounds.enter(address);
        entered.set(bound);
        boolean admitted = false;
        try {
            admitted = known(target, message) || bound.admits(slot(message), capacity);
        } finally {
            if (!admitted) {
                exit();
            }
        }
        return admitted;
    }

    /** Where the message goes once the acceptor's prefixes, such as {@code anycast://}, are off; it may name a queue too. */
    private static @Nullable SimpleString target(ServerSession session, Message message) {
        SimpleString address = message.getAddressSimpleString();
        if (address == null) {
            String usual = session.getDefaultAddress();
            address = usual == null ? null : SimpleString.of(usual);
        }
        return address == null ? null : session.removePrefix(address);
    }

    /** Whether the engine has a message with this id. It will drop this one, so it needs no room. */
    private boolean known(SimpleString target, Message message) {
        byte[] id = message.getDuplicateIDBytes();
        return id != null && server.getPostOffice().getDuplicateIDCache(target).contains(id);
    }

    /** The slot that the message claims. It is of no use to the receiver. */
    private static @Nullable String slot(Message message) {
        Object slot = message.getObjectProperty(Wire.SLOT);
        if (slot == null) {
            return null;
        }
        message.removeProperty(Wire.SLOT);
        return slot.toString();
    }
}

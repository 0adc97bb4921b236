package io.letterbox.artemis.junit;

import io.letterbox.artemis.junit.Broker.Hold;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;

/** What a test has asked to go wrong, by the name of the queue. */
final class Faults {

    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final Set<String> redeliveries = ConcurrentHashMap.newKeySet();
    private final Map<String, HeldBack> holds = new ConcurrentHashMap<>();
    /** The copies that are to look redelivered, by the engine's number for them. */
    private final Set<Long> again = ConcurrentHashMap.newKeySet();

    void refuseNextSend(String queue) {
        refusals.add(queue);
    }

    void redeliverNext(String queue) {
        redeliveries.add(queue);
    }

    Hold hold(String queue) {
        HeldBack hold = new HeldBack(queue);
        if (holds.putIfAbsent(queue, hold) != null) {
            throw new IllegalStateException(
                    "the acknowledgements of \"" + queue + "\" are held already; close that hold first");
        }
        return () -> {
            holds.remove(queue, hold);
            hold.release();
        };
    }

    /** Something breaks before what is held back has come through, and before what is on its way to be held. */
    void losingHeld(Runnable breaking) {
        holds.values().forEach(HeldBack::lose);
        breaking.run();
        holds.clear();
    }

    void clear() {
        refusals.clear();
        redeliveries.clear();
        holds.values().forEach(HeldBack::release);
        holds.clear();
    }

    void sending(ServerSession session, @Nullable Transaction tx, Message message) throws ActiveMQException {
        SimpleString address = message.getAddressSimpleString();
        if (!refusals.isEmpty()
                && address != null
                && refusals.remove(session.removePrefix(address).toString())) {
            ActiveMQAddressFullException refusal = new ActiveMQAddressFullException(
                    "the test asked the broker to refuse this send to \"" + address + "\"");
            if (tx != null) {
                // nobody waits for the answer to a send in a transaction: its commit must fail
                tx.markAsRollbackOnly(refusal);
            }
            throw refusal;
        }
    }

    void delivering(MessageReference reference) {
        if (again.remove(reference.getMessageID())) {
            reference.incrementDeliveryCount();
        }
    }

    void acknowledging(ActiveMQServer server, Transaction tx, MessageReference reference) throws ActiveMQException {
        String queue = reference.getQueue().getName().toString();
        HeldBack hold = holds.get(queue);
        if (hold != null) {
            hold.await();
        }
        if (redeliveries.remove(queue)) {
            Message copy =
                    reference.getMessage().copy(server.getStorageManager().generateID());
            // the broker would take it for a duplicate, which it is
            copy.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
            copy.setAddress(reference.getQueue().getAddress());
            again.add(copy.getMessageID());
            tx.addOperation(new TransactionOperationAbstract() {
                @Override
                public void afterCommit(Transaction committed) {
                    server.getExecutorFactory().getExecutor().execute(() -> route(server, copy));
                }
            });
        }
    }

    private static void route(ActiveMQServer server, Message copy) {
        try {
            server.getPostOffice().route(copy, false);
        } catch (Exception e) {
            throw new IllegalStateException("the message was not delivered once more", e);
        }
    }
}

package io.letterbox.artemis;

import java.util.List;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;

/**
 * The way out of the gate. The engine calls plug-ins in the order of a list and stops at the first that throws, before and after
 * a send; so what enters must be the last of the list, and what leaves the first, or a mood of another plug-in would leave a
 * bound entered for ever.
 */
final class Exit implements ActiveMQServerMessagePlugin {

    private final Gate gate;

    private Exit(Gate gate) {
        this.gate = gate;
    }

    static void put(Gate gate, ExactBounds entrance, List<ActiveMQServerMessagePlugin> plugins) {
        plugins.removeIf(Exit.class::isInstance);
        plugins.add(0, new Exit(gate));
        // added at the end before it is taken from its place: it is never missing
        plugins.add(entrance);
        plugins.remove(entrance);
    }

    @Override
    public void afterSend(
            ServerSession session,
            @Nullable Transaction tx,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            RoutingStatus result) {
        Bound bound = gate.exit();
        if (bound != null && tx != null) {
            tx.addOperation(new TransactionOperationAbstract() {
                @Override
                public void afterRollback(Transaction rolledBack) {
                    bound.wake();
                }
            });
        }
    }

    @Override
    public void onSendException(
            ServerSession session,
            @Nullable Transaction tx,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            Exception e) {
        Bound bound = gate.exit();
        if (bound != null) {
            // it may have used up a slot
            bound.wake();
        }
    }
}

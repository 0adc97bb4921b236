package io.letterbox.artemis.junit;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;

/** Where the engine lets a test in: it is handed the engine, tells when something happens, and lets the faults interfere. */
final class Hooks implements ActiveMQServerPlugin {

    private final Changes changes;
    private final Faults faults;
    private volatile @Nullable ActiveMQServer server;

    Hooks(Changes changes, Faults faults) {
        this.changes = changes;
        this.faults = faults;
    }

    @Override
    public void registered(ActiveMQServer registered) {
        server = registered;
    }

    ActiveMQServer server() {
        ActiveMQServer registered = server;
        if (registered == null) {
            throw new IllegalStateException("the plug-in is not registered with a broker");
        }
        return registered;
    }

    @Override
    public void beforeSend(
            ServerSession session, @Nullable Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        faults.sending(session, tx, message);
    }

    @Override
    public void afterMessageRoute(
            Message message, RoutingContext context, boolean direct, boolean rejectDuplicates, RoutingStatus result) {
        changes.happened();
    }

    @Override
    public void beforeDeliver(ServerConsumer consumer, MessageReference reference) {
        faults.delivering(reference);
    }

    @Override
    public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
        changes.happened();
    }

    /** The transaction is not committed yet, and every receipt has one. */
    @Override
    public void messageAcknowledged(
            @Nullable Transaction tx, MessageReference reference, AckReason reason, @Nullable ServerConsumer consumer)
            throws ActiveMQException {
        if (tx == null) {
            changes.happened();
            return;
        }
        tx.addOperation(new TransactionOperationAbstract() {
            @Override
            public void afterCommit(Transaction committed) {
                changes.happened();
            }

            @Override
            public void afterRollback(Transaction rolledBack) {
                changes.happened();
            }
        });
        if (reason == AckReason.NORMAL && consumer != null) {
            faults.acknowledging(server(), tx, reference);
        }
    }

    @Override
    public void afterCreateConsumer(ServerConsumer consumer) {
        changes.happened();
    }

    @Override
    public void afterCloseConsumer(ServerConsumer consumer, boolean failed) {
        changes.happened();
    }
}

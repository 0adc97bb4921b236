package io.letterbox.artemis;

import java.util.Map;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;
import org.jspecify.annotations.Nullable;

/**
 * The broker plug-in for bounded capacity: no send by any client brings a bounded queue above its capacity, and waiting senders
 * are granted slots in the order in which they came.
 *
 * <p>{@link EmbeddedArtemis} has it built in. For a broker of its own, put this module's jar (no other is needed) into the
 * broker's {@code lib} and a line into its {@code broker.xml}:
 *
 * <pre>{@code
 * <broker-plugins>
 *   <broker-plugin class-name="io.letterbox.artemis.ExactBounds"/>
 * </broker-plugins>
 * }</pre>
 *
 * <p>The capacity of a queue is kept as an address setting, {@code address-full-policy} FAIL with {@code max-size-messages},
 * which an operator may write too. With security on, users need the right to send to the address {@code letterbox.bounds}, and to
 * create temporary queues and receive from them; whoever gives a mailbox its capacity needs the right to create its address.
 *
 * <p>It also measures times-to-live and delays by the broker's clock: where a client's is more than a second off, so are the points in
 * time that it stamps, and they are moved.
 *
 * <p>The broker calls it from many threads at once.
 */
public final class ExactBounds implements ActiveMQServerPlugin {

    private final Function<String, AddressSettings> fresh;
    private final AutoCommits autoCommits = new AutoCommits();

    private volatile @Nullable Parts parts;

    /** What works for the broker that the plug-in is registered with. */
    private record Parts(Capacities capacities, AddressBounds bounds, Requests requests, Gate gate) {}

    /** Makes a plug-in for one broker, which will register it. */
    public ExactBounds() {
        this(address -> new AddressSettings());
    }

    ExactBounds(Function<String, AddressSettings> fresh) {
        this.fresh = fresh;
    }

    @Override
    public void registered(ActiveMQServer server) {
        Capacities capacities = new Capacities(server, fresh);
        Answers answers = new Answers(server);
        AddressBounds bounds = new AddressBounds(server, capacities, answers);
        Requests requests = new Requests(server, capacities, answers, bounds);
        Gate gate = new Gate(server, capacities, bounds, requests, autoCommits);
        parts = new Parts(capacities, bounds, requests, gate);
        server.registerActivateCallback(new ActivateCallback() {
            @Override
            public void activated() {
                Exit.put(gate, ExactBounds.this, server.getBrokerMessagePlugins());
                openRequests(server);
            }

            @Override
            public void deActivate() {
                LastSessions.awaitEnd(server);
            }
        });
    }

    /** Not written to the journal: where the address is, the plug-in is. */
    private static void openRequests(ActiveMQServer server) {
        try {
            server.addOrUpdateAddressInfo(
                    new AddressInfo(SimpleString.of(Wire.REQUESTS), RoutingType.MULTICAST).setTemporary(true));
        } catch (Exception e) {
            throw new IllegalStateException("cannot open the address " + Wire.REQUESTS, e);
        }
    }

    @Override
    public void beforeSend(
            ServerSession session, @Nullable Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        BrokerClock.correct(message);
        parts().gate().enter(session, tx, message);
    }

    /** By now the count has dropped if there is no transaction; else it drops in an operation that was added before ours. */
    @Override
    public void messageAcknowledged(
            @Nullable Transaction tx, MessageReference ref, AckReason reason, @Nullable ServerConsumer consumer) {
        Bound bound = parts().bounds().find(ref.getQueue().getAddress());
        if (bound == null) {
            return;
        }
        if (tx == null) {
            bound.wake();
        } else {
            tx.addOperation(new TransactionOperationAbstract() {
                @Override
                public void afterCommit(Transaction committed) {
                    bound.wake();
                }
            });
        }
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        String address = queue.getAddress().toString();
        if (parts().capacities().of(address) != Capacities.NONE) {
            Capacities.multicast(address, queue.getRoutingType());
        }
    }

    @Override
    public void afterRemoveAddress(SimpleString address, AddressInfo info) {
        parts().bounds().forget(address);
    }

    @Override
    public void beforeCreateSession(
            String name,
            String username,
            int minLargeMessageSize,
            RemotingConnection connection,
            boolean autoCommitSends,
            boolean autoCommitAcks,
            boolean preAcknowledge,
            boolean xa,
            String defaultAddress,
            SessionCallback callback,
            boolean autoCreateQueues,
            OperationContext context,
            Map<SimpleString, RoutingType> prefixes) {
        autoCommits.created(name, connection, autoCommitSends);
    }

    @Override
    public void beforeCloseSession(ServerSession session, boolean failed) throws ActiveMQException {
        parts().requests().forget(session);
    }

    @Override
    public void afterCloseSession(ServerSession session, boolean failed) {
        autoCommits.closed(session.getName());
    }

    @Override
    public void afterDestroyConnection(RemotingConnection connection) {
        autoCommits.closed(connection);
    }

    private Parts parts() {
        Parts registered = parts;
        if (registered == null) {
            throw new IllegalStateException("the plug-in is not registered with a broker");
        }
        return registered;
    }
}

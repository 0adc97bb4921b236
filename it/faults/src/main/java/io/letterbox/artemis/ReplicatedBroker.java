package io.letterbox.artemis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.HAPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.ReplicaPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.ReplicatedPolicyConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.cluster.impl.MessageLoadBalancingType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/**
 * One of two brokers with a journal each: the one at work gives the other all that it stores before it answers, and the other stands
 * in for it when it is gone. Whoever comes back is the one that waits.
 */
public final class ReplicatedBroker {

    private static final String SELF = "self";
    private static final String OTHER = "other";
    private static final String PAIR = "pair";

    /** Which one is at work when both are new. */
    public enum Turn {
        FIRST,
        SECOND
    }

    private ReplicatedBroker() {}

    /**
     * Starts it; returns when it is at work.
     *
     * @param settings with a directory, a port, and a user; the password is that of the pair too
     * @param otherPort where the other one listens
     * @param turn which of the two it is
     */
    public static AutoCloseable start(
            BrokerSettings settings, int otherPort, Turn turn, ActiveMQServerBasePlugin watching) throws Exception {
        List<ActiveMQServerBasePlugin> plugins = new ArrayList<>(Broker.plugins());
        plugins.add(0, watching);
        Configuration configuration = BrokerConfiguration.of(settings, 0, plugins);
        configuration
                .getAcceptorConfigurations()
                .removeIf(acceptor -> !acceptor.getName().equals(BrokerConfiguration.TCP));
        configuration
                .setClusterUser(PAIR)
                .setClusterPassword(String.join("", settings.users().values()))
                .addConnectorConfiguration(SELF, connector(SELF, settings.port().orElseThrow()))
                .addConnectorConfiguration(OTHER, connector(OTHER, otherPort))
                .addClusterConfiguration(new ClusterConnectionConfiguration()
                        .setName(PAIR)
                        .setConnectorName(SELF)
                        .setStaticConnectors(List.of(OTHER))
                        .setMessageLoadBalancingType(MessageLoadBalancingType.OFF))
                .setHAPolicyConfiguration(policy(turn));
        ActiveMQServer server = new ActiveMQServerImpl(configuration, new Users(settings.users(), Map.of()));
        AtomicReference<Exception> failure = new AtomicReference<>();
        server.registerActivationFailureListener(failure::set);
        server.start();
        while (!server.waitForActivation(1, TimeUnit.SECONDS)) {
            if (failure.get() != null) {
                throw failure.get();
            }
        }
        return server::stop;
    }

    private static HAPolicyConfiguration policy(Turn turn) {
        return switch (turn) {
            case FIRST -> new ReplicatedPolicyConfiguration().setCheckForActiveServer(true);
            case SECOND -> new ReplicaPolicyConfiguration();
        };
    }

    private static TransportConfiguration connector(String name, int port) {
        return new TransportConfiguration(
                NettyConnectorFactory.class.getName(),
                Map.of(
                        TransportConstants.HOST_PROP_NAME,
                        BrokerConfiguration.LOOPBACK,
                        TransportConstants.PORT_PROP_NAME,
                        port),
                name);
    }
}

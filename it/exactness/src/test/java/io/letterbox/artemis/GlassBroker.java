package io.letterbox.artemis;

import io.letterbox.Bodies;
import io.letterbox.Bounds;
import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/** The embedded broker, reached in memory, with a look inside; on demand without the plug-in that makes bounds exact. */
public final class GlassBroker implements Provider, AutoCloseable {

    private final Broker broker;
    private final Connections connections;
    private final boolean exact;

    private GlassBroker(Broker broker, Login own, boolean exact) {
        this.broker = broker;
        this.exact = exact;
        this.connections = new Connections("glass://" + broker.inVm(), () -> EmbeddedArtemis.inVm(broker.inVm()), own);
    }

    /** As {@link EmbeddedArtemis} starts it. */
    public static GlassBroker start(BrokerSettings settings) {
        Login own = settings.own();
        return new GlassBroker(Broker.start(settings, own), own, true);
    }

    /** Without the plug-in: bounds are the engine's own, and letterboxes believe in them. */
    public static GlassBroker startInexact(BrokerSettings settings) {
        Login own = settings.own();
        List<ActiveMQServerBasePlugin> plugins = List.of(new DeadLetters());
        return new GlassBroker(Broker.start(settings, own, plugins, configuration -> {}), own, false);
    }

    /** How many messages the broker counts in a mailbox. */
    public long stored(String mailbox) {
        try {
            return server().getPagingManager()
                    .getPageStore(SimpleString.of(mailbox))
                    .getAddressElements();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "tcp://127.0.0.1:" + broker.port().getAsInt();
    }

    public Login login() {
        return connections.login();
    }

    public ConnectionFactory connectionFactory() {
        return new PlainConnections(connections, "glass");
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        return connections.open(use);
    }

    @Override
    public Optional<String> duplicateId() {
        return Optional.of(Connections.DUPLICATE_ID);
    }

    @Override
    public boolean full(Exception failure) {
        return exact ? Full.in(failure) : EngineBounds.full(failure);
    }

    @Override
    public Bodies bodies() {
        return new ArtemisBodies(connections);
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) throws JMSException {
        return exact ? ClientBounds.over(connection) : Optional.of(new EngineBounds(server()));
    }

    private ActiveMQServer server() {
        return broker.server();
    }

    @Override
    public void close() {
        connections.close();
        broker.close();
    }
}

package io.letterbox.artemis;

import io.letterbox.Bodies;
import io.letterbox.Bounds;
import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A broker in this process: {@code try (var artemis = EmbeddedArtemis.start()) { … }}.
 *
 * <p>It is reached in memory, and over TCP only if it was asked to listen; then on the loopback interface, and with security on.
 * Every queue {@code q} has its dead letters in {@code dead.q}, and what has expired in {@code expired.q}. The broker itself gives
 * a message up after ten deliveries, and never in a queue that a listener or a unit of work has read: a listener counts its attempts.
 * Any number of brokers may run in one process, and they never meet.
 *
 * <p>Many threads may use it at once.
 */
public final class EmbeddedArtemis implements Provider, AutoCloseable {

    private final Broker broker;
    private final Connections connections;

    /**
     * As {@link #start()}, for {@link java.util.ServiceLoader}: whoever needs any {@link Provider} finds this one on the class path.
     *
     * @throws IllegalStateException if it does not start
     */
    public EmbeddedArtemis() {
        this(Broker.start(BrokerSettings.inMemory(), null), null);
    }

    private EmbeddedArtemis(Broker broker, @Nullable Login login) {
        this.broker = broker;
        this.connections = new Connections("vm://" + broker.inVm(), () -> inVm(broker.inVm()), login);
    }

    /**
     * Starts a broker in memory that nobody outside this process reaches.
     *
     * @return the running broker; close it when done
     * @throws IllegalStateException if it does not start
     */
    public static EmbeddedArtemis start() {
        return start(BrokerSettings.inMemory());
    }

    /**
     * Starts a broker.
     *
     * @param settings where its messages are, and where it listens
     * @return the running broker; close it when done
     * @throws IllegalStateException if it does not start: its port or its directory is in use, or the directory cannot be
     *     written
     */
    public static EmbeddedArtemis start(BrokerSettings settings) {
        return start(settings, List.of());
    }

    /**
     * Starts a broker with plug-ins of the caller's own, which see the engine and may interfere: for tests and measurements, as
     * {@code io.letterbox.artemis.junit} does. The engine calls them before those of this binding.
     *
     * @param settings where its messages are, and where it listens
     * @param plugins called by many threads at once
     * @return the running broker; close it when done
     * @throws IllegalStateException if it does not start: its port or its directory is in use, or the directory cannot be
     *     written
     */
    public static EmbeddedArtemis start(BrokerSettings settings, List<? extends ActiveMQServerBasePlugin> plugins) {
        Login own = settings.own();
        List<ActiveMQServerBasePlugin> all =
                Stream.concat(plugins.stream(), Broker.plugins().stream()).toList();
        return new EmbeddedArtemis(Broker.start(settings, own, all, configuration -> {}), own);
    }

    static ActiveMQConnectionFactory inVm(int id) {
        return new ActiveMQConnectionFactory(
                false,
                new TransportConfiguration(
                        ThreadedInVMConnectorFactory.class.getName(), BrokerConfiguration.inVm(id), "in-vm"));
    }

    /**
     * The port that the broker listens on.
     *
     * @return the port; empty if nothing listens
     */
    public OptionalInt port() {
        return broker.port();
    }

    /**
     * Where the broker is reached from another process, for {@link RemoteArtemis}.
     *
     * @return the address, without a password; empty if nothing listens
     */
    public Optional<URI> uri() {
        return port().isPresent()
                ? Optional.of(URI.create("tcp://" + BrokerConfiguration.LOOPBACK + ":" + port().getAsInt()))
                : Optional.empty();
    }

    /**
     * A user and a password that the broker accepts, made up when it started unless they were given.
     *
     * @return the login; empty if the broker has no security, since nothing listens
     */
    public Optional<Login> login() {
        return Optional.ofNullable(connections.login());
    }

    /**
     * Whether the broker accepts messages, and if not, why. It asks the engine, which looks at the disk every two seconds, and waits
     * for nothing.
     *
     * @return what is found
     */
    public Health health() {
        return broker.health();
    }

    /**
     * The broker for plain JMS code in this process. Sends wait until the broker has the message, and nothing is fetched ahead.
     * {@link jakarta.jms.ObjectMessage#getObject()} is refused.
     *
     * @return a connection factory that closes with this broker
     */
    public ConnectionFactory connectionFactory() {
        return new PlainConnections(connections, toString());
    }

    /**
     * The same for code that gets objects out of messages. What is in {@code java.lang}, {@code java.math}, {@code java.time} and
     * {@code java.util} may be in them too.
     *
     * @param serialized the classes whose objects {@link jakarta.jms.ObjectMessage#getObject()} may make
     * @return a connection factory that closes with this broker
     */
    public ConnectionFactory connectionFactory(Class<?>... serialized) {
        return PlainConnections.making(connections, toString(), serialized);
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
    public Bodies bodies() {
        return new ArtemisBodies(connections);
    }

    @Override
    public boolean refused(Exception failure) {
        return Provider.super.refused(failure) || Failures.answered(failure);
    }

    @Override
    public boolean full(Exception failure) {
        return Full.in(failure);
    }

    @Override
    public boolean gone(Session session, TemporaryQueue queue) throws JMSException {
        return ReplyQueues.gone(session, queue);
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) throws JMSException {
        return ClientBounds.over(connection);
    }

    /**
     * Closes all connections and stops the broker. No thread, port or temporary file is left; with a directory the journal is.
     * Closing again does nothing.
     */
    @Override
    public void close() {
        connections.close();
        broker.close();
    }

    @Override
    public String toString() {
        return "EmbeddedArtemis[" + uri().map(URI::toString).orElse("vm://" + broker.inVm()) + "]";
    }
}

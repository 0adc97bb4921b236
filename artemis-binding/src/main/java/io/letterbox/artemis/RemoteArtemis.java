package io.letterbox.artemis;

import io.letterbox.Bodies;
import io.letterbox.Bounds;
import io.letterbox.Provider;
import io.letterbox.ProviderFactory;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A broker in another process: {@code RemoteArtemis.at("tcp://127.0.0.1:61616", user, password)}.
 *
 * <p>Bounded capacity needs the plug-in {@link ExactBounds} in that broker; unbounded and zero capacity need nothing. Nothing is
 * connected before the first use, and a broken connection is not mended here: the next {@link #connect} opens a new one, to whichever
 * of the brokers answers.
 *
 * <p>Many threads may use it at once.
 */
public final class RemoteArtemis implements Provider, AutoCloseable {

    private final List<BrokerUrl> urls;
    private final Connections connections;

    private RemoteArtemis(List<BrokerUrl> urls, @Nullable Login login) {
        this.urls = urls;
        TransportConfiguration[] connectors =
                urls.stream().map(BrokerUrl::connector).toArray(TransportConfiguration[]::new);
        this.connections = new Connections(place(), () -> new ActiveMQConnectionFactory(false, connectors), login);
    }

    private String place() {
        return urls.stream().map(BrokerUrl::place).collect(Collectors.joining(","));
    }

    /**
     * A broker that asks for no password.
     *
     * @param url {@code tcp://host:port}, with transport parameters such as {@code sslEnabled=true} if need be; or several of these
     *     with commas between them, for brokers that stand in for each other
     * @return the provider; close it when done
     * @throws IllegalArgumentException if the URL is none, holds a password, or sets what would make messages get lost
     */
    public static RemoteArtemis at(String url) {
        return new RemoteArtemis(BrokerUrl.all(url), null);
    }

    /**
     * A broker that asks for a password.
     *
     * @param url {@code tcp://host:port}, with transport parameters such as {@code sslEnabled=true} if need be; or several of these
     *     with commas between them, for brokers that stand in for each other
     * @param user the user
     * @param password the password, which is never printed
     * @return the provider; close it when done
     * @throws IllegalArgumentException if the URL is none, holds a password, or sets what would make messages get lost
     */
    public static RemoteArtemis at(String url, String user, String password) {
        return new RemoteArtemis(BrokerUrl.all(url), new Login(user, password));
    }

    /**
     * The broker for plain JMS code. Sends wait until the broker has the message, and nothing is fetched ahead.
     *
     * @return a connection factory that closes with this provider
     */
    public ConnectionFactory connectionFactory() {
        return new PlainConnections(connections, toString());
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        try {
            return connections.open(use);
        } catch (JMSException failure) {
            if (urls.stream().noneMatch(BrokerUrl::encrypted) || Failures.answered(failure)) {
                throw failure;
            }
            // the engine says it in its log, and there alone
            throw ClientBounds.failure(
                    "no connection over TLS, and if the broker runs the log says why, such as its certificate",
                    failure);
        }
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

    /** Closes all connections. Closing again does nothing. */
    @Override
    public void close() {
        connections.close();
    }

    @Override
    public String toString() {
        return "RemoteArtemis[" + place() + "]";
    }

    /** Makes remote brokers for whoever knows of one by configuration alone, as a {@link java.util.ServiceLoader} service. */
    public static final class Factory implements ProviderFactory {

        /** For the service loader. */
        public Factory() {}

        @Override
        public Provider at(String url) {
            return RemoteArtemis.at(url);
        }

        @Override
        public Provider at(String url, String user, String password) {
            return RemoteArtemis.at(url, user, password);
        }
    }
}

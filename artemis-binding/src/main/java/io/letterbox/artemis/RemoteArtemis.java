package io.letterbox.artemis;

import io.letterbox.Bounds;
import io.letterbox.Provider;
import io.letterbox.ProviderFactory;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A broker in another process: {@code RemoteArtemis.at("tcp://127.0.0.1:61616", user, password)}.
 *
 * <p>Bounded capacity needs the plug-in {@link ExactBounds} in that broker; unbounded and zero capacity need nothing. Nothing is
 * connected before the first use, and a broken connection is not mended here: the next {@link #connect} opens a new one.
 *
 * <p>Many threads may use it at once.
 */
public final class RemoteArtemis implements Provider, AutoCloseable {

    private final BrokerUrl url;
    private final Connections connections;

    private RemoteArtemis(BrokerUrl url, @Nullable Login login) {
        this.url = url;
        this.connections =
                new Connections(url.place(), () -> new ActiveMQConnectionFactory(false, url.connector()), login);
    }

    /**
     * A broker that asks for no password.
     *
     * @param url {@code tcp://host:port}, with transport parameters such as {@code sslEnabled=true} if need be
     * @return the provider; close it when done
     * @throws IllegalArgumentException if the URL is none, holds a password, or sets what would make messages get lost
     */
    public static RemoteArtemis at(String url) {
        return new RemoteArtemis(new BrokerUrl(url), null);
    }

    /**
     * A broker that asks for a password.
     *
     * @param url {@code tcp://host:port}, with transport parameters such as {@code sslEnabled=true} if need be
     * @param user the user
     * @param password the password, which is never printed
     * @return the provider; close it when done
     * @throws IllegalArgumentException if the URL is none, holds a password, or sets what would make messages get lost
     */
    public static RemoteArtemis at(String url, String user, String password) {
        return new RemoteArtemis(new BrokerUrl(url), new Login(user, password));
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
            if (!url.encrypted() || Failures.answered(failure)) {
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
        return "RemoteArtemis[" + url + "]";
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

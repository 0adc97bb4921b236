package io.letterbox.artemis;

import io.letterbox.artemis.Connections.Purpose;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The connection factory for plain JMS code. It hides the engine's, whose {@code toString} prints passwords and whose setters
 * would undo what makes it safe.
 */
final class PlainConnections implements ConnectionFactory {

    /** Where the engine's own factory comes from. */
    @FunctionalInterface
    private interface Making {
        ActiveMQConnectionFactory make() throws JMSException;
    }

    private final Connections connections;
    private final String broker;
    private final Making making;

    private PlainConnections(Connections connections, String broker, Making making) {
        this.connections = connections;
        this.broker = broker;
        this.making = making;
    }

    /** For code that makes no objects of messages. */
    PlainConnections(Connections connections, String broker) {
        this(connections, broker, () -> connections.factory(Purpose.PLAIN));
    }

    /** For code that makes objects of some classes, and of what the JDK has in its plainest packages. */
    static PlainConnections making(Connections connections, String broker, Class<?>... classes) {
        String allowed = Stream.concat(
                        Stream.of("java.lang", "java.math", "java.time", "java.util"),
                        Arrays.stream(classes).map(PlainConnections::listed))
                .collect(Collectors.joining(","));
        ActiveMQConnectionFactory factory = connections.plain(allowed);
        return new PlainConnections(connections, broker, () -> factory);
    }

    /** As the engine compares it: with a dot before a nested class. */
    private static String listed(Class<?> type) {
        String canonical = type.getCanonicalName();
        return canonical == null ? type.getName() : canonical;
    }

    @Override
    public Connection createConnection() throws JMSException {
        Login login = connections.login();
        return login == null
                ? making.make().createConnection()
                : making.make().createConnection(login.user(), login.password());
    }

    @Override
    public Connection createConnection(String user, String password) throws JMSException {
        return making.make().createConnection(user, password);
    }

    @Override
    public JMSContext createContext() {
        return createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        Login login = connections.login();
        return login == null
                ? factory().createContext(sessionMode)
                : factory().createContext(login.user(), login.password(), sessionMode);
    }

    @Override
    public JMSContext createContext(String user, String password) {
        return createContext(user, password, JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(String user, String password, int sessionMode) {
        return factory().createContext(user, password, sessionMode);
    }

    private ActiveMQConnectionFactory factory() {
        try {
            return making.make();
        } catch (JMSException e) {
            throw new jakarta.jms.IllegalStateRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    @Override
    public String toString() {
        return "ConnectionFactory[" + broker + "]";
    }
}

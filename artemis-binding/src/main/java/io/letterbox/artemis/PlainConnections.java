package io.letterbox.artemis;

import io.letterbox.artemis.Connections.Purpose;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The connection factory for plain JMS code. It hides the engine's, whose {@code toString} prints passwords and whose setters
 * would undo what makes it safe.
 */
final class PlainConnections implements ConnectionFactory {

    private final Connections connections;
    private final String broker;

    PlainConnections(Connections connections, String broker) {
        this.connections = connections;
        this.broker = broker;
    }

    @Override
    public Connection createConnection() throws JMSException {
        return connections.open(Purpose.PLAIN);
    }

    @Override
    public Connection createConnection(String user, String password) throws JMSException {
        return connections.factory(Purpose.PLAIN).createConnection(user, password);
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
            return connections.factory(Purpose.PLAIN);
        } catch (JMSException e) {
            throw new jakarta.jms.IllegalStateRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    @Override
    public String toString() {
        return "ConnectionFactory[" + broker + "]";
    }
}

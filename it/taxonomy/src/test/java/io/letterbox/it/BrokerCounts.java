package io.letterbox.it;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** What the broker itself counts: all messages of a queue, those included that somebody has and has not acknowledged. */
final class BrokerCounts implements AutoCloseable {

    private final Connection connection;
    private final ClientSession session;

    BrokerCounts(ConnectionFactory factory) throws JMSException {
        connection = factory.createConnection();
        session = ((ActiveMQSession) connection.createSession()).getCoreSession();
    }

    long messages(String queue) throws Exception {
        return session.queueQuery(SimpleString.of(queue)).getMessageCount();
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}

package io.letterbox.server;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection of the server's with its one session (a server allows no second one), and the producers opened in it. */
final class Handle implements AutoCloseable {

    private static final int MOST_PRODUCERS = 20;

    private final Connection connection;
    private final Session session;
    private final Map<String, MessageProducer> producers = new LinkedHashMap<>();

    private Handle(Connection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    static Handle open(ConnectionFactory factory) throws JMSException {
        Connection connection = factory.createConnection();
        try {
            // In a transaction a server ignores what is asked for here.
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            connection.start();
            return new Handle(connection, session);
        } catch (JMSException | RuntimeException failure) {
            close(connection);
            throw failure;
        }
    }

    Session session() {
        return session;
    }

    MessageProducer producer(Destination to) throws JMSException {
        MessageProducer known = producers.get(to.toString());
        if (known == null) {
            if (producers.size() >= MOST_PRODUCERS) {
                closeProducers();
            }
            known = session.createProducer(to);
            producers.put(to.toString(), known);
        }
        return known;
    }

    private void closeProducers() throws JMSException {
        for (MessageProducer producer : producers.values()) {
            producer.close();
        }
        producers.clear();
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (JMSException | RuntimeException gone) {
            return; // The server has it back, or notices itself.
        }
    }
}

package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;

/** What the hand-written sides have in common: one connection that is kept, and on it a session for each thread. */
final class Raw implements AutoCloseable {

    /** The body of all messages: 256 characters, 256 bytes in UTF-8. */
    static final String TEXT = "0123456789abcdef".repeat(16);

    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    /** How long a hand-written wait may take before the run fails. */
    static final long PATIENCE_MILLIS = 10_000;

    private final Connection connection;
    private final String instance = UUID.randomUUID().toString();
    private final AtomicLong sent = new AtomicLong();

    private Raw(Connection connection) throws JMSException {
        this.connection = connection;
        connection.start();
    }

    /** With the options that the binding sets for Letterbox too. */
    static Raw over(Provider provider, Provider.Use use) throws JMSException {
        return new Raw(provider.connect(use));
    }

    static Raw over(ConnectionFactory factory) throws JMSException {
        return new Raw(factory.createConnection());
    }

    Session session(int mode) throws JMSException {
        return connection.createSession(mode);
    }

    Session sending() throws JMSException {
        return session(Session.AUTO_ACKNOWLEDGE);
    }

    static MessageProducer producer(Session session, String queue) throws JMSException {
        return session.createProducer(session.createQueue(queue));
    }

    static TextMessage text(Session session) throws JMSException {
        return session.createTextMessage(TEXT);
    }

    /** A message that the broker knows again when it is sent a second time. */
    TextMessage recognisable(Session session) throws JMSException {
        TextMessage message = text(session);
        message.setStringProperty(DUPLICATE_ID, instance + '-' + sent.incrementAndGet());
        return message;
    }

    static void check(String text) {
        if (text.length() != TEXT.length()) {
            throw new IllegalStateException("received \"" + text + "\"");
        }
    }

    /** Empties a queue, as fast as can be. */
    void drain(String queue) throws JMSException {
        try (Session session = session(ActiveMQJMSConstants.PRE_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            boolean more = true;
            while (more) {
                more = consumer.receiveNoWait() != null;
            }
        }
    }

    /** Empties a queue for as long as this is open, as fast as can be. */
    void drainAlways(String queue) throws JMSException {
        Session session = session(ActiveMQJMSConstants.PRE_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(queue)).setMessageListener(message -> {});
    }

    /** Fills a queue, as fast as can be; over a connection for pipelined use. */
    void fill(String queue, int messages) throws JMSException, InterruptedException {
        Semaphore unconfirmed = new Semaphore(1_000);
        try (Session session = sending();
                MessageProducer producer = producer(session, queue)) {
            Confirmation confirmation = new Confirmation(unconfirmed);
            for (int i = 0; i < messages; i++) {
                unconfirmed.acquire();
                producer.send(recognisable(session), confirmation);
            }
            unconfirmed.acquire(1_000);
            confirmation.check();
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}

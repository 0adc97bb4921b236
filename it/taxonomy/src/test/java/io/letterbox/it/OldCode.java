package io.letterbox.it;

import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The two ways in which code that knows nothing of Letterbox sends and receives, each over its own connection. */
enum OldCode {
    /** A connection, a session, a producer, a consumer. */
    JMS_1_1 {
        @Override
        Side over(ActiveMQConnectionFactory factory, String user, String password) throws JMSException {
            Connection connection = factory.createConnection(user, password);
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Map<String, MessageConsumer> consumers = new HashMap<>();
            return new Side() {
                @Override
                public Message create(Making making) throws JMSException {
                    return making.in(session);
                }

                @Override
                public void send(String queue, Message message, How how) throws JMSException {
                    try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
                        producer.setDeliveryDelay(how.delay());
                        producer.send(message, how.mode(), how.priority(), how.timeToLive());
                    }
                }

                @Override
                public Message receive(String queue) throws JMSException {
                    MessageConsumer consumer = consumers.get(queue); // Open, while a large body is read.
                    if (consumer == null) {
                        consumer = session.createConsumer(session.createQueue(queue));
                        consumers.put(queue, consumer);
                    }
                    return consumer.receive(Cell.LONG.toMillis());
                }

                @Override
                public void close() throws JMSException {
                    connection.close();
                }
            };
        }
    },
    /** A context, as since 2.0. */
    JMS_CONTEXT {
        @Override
        Side over(ActiveMQConnectionFactory factory, String user, String password) throws JMSException {
            JMSContext context = factory.createContext(user, password);
            Connection messages = factory.createConnection(user, password);
            Session session = messages.createSession();
            Map<String, JMSConsumer> consumers = new HashMap<>();
            return new Side() {
                @Override
                public Message create(Making making) throws JMSException {
                    return making.in(session);
                }

                @Override
                public void send(String queue, Message message, How how) {
                    context.createProducer()
                            .setDeliveryDelay(how.delay())
                            .setDeliveryMode(how.mode())
                            .setPriority(how.priority())
                            .setTimeToLive(how.timeToLive())
                            .send(context.createQueue(queue), message);
                }

                @Override
                public Message receive(String queue) {
                    return consumers
                            .computeIfAbsent(queue, name -> context.createConsumer(context.createQueue(name)))
                            .receive(Cell.LONG.toMillis());
                }

                @Override
                public void close() throws JMSException {
                    messages.close();
                    context.close();
                }
            };
        }
    };

    /** How a message is sent. */
    record How(int mode, int priority, long timeToLive, long delay) {
        static final How PLAIN = new How(Message.DEFAULT_DELIVERY_MODE, 4, 0, 0);
    }

    /** What makes a message. */
    @FunctionalInterface
    interface Making {
        Message in(Session session) throws JMSException;
    }

    /** One side that has not moved. */
    interface Side extends AutoCloseable {
        Message create(Making making) throws JMSException;

        void send(String queue, Message message, How how) throws JMSException;

        Message receive(String queue) throws JMSException;

        @Override
        void close() throws JMSException;
    }

    abstract Side over(ActiveMQConnectionFactory factory, String user, String password) throws JMSException;
}

package io.letterbox.it;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A plain Jakarta Messaging client, which knows nothing of Letterbox. */
final class PlainClient implements AutoCloseable {

    private final JMSContext context;

    PlainClient(ConnectionFactory factory) {
        context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    JMSContext context() {
        return context;
    }

    JMSProducer producer() {
        return context.createProducer();
    }

    void send(String queue, String text) {
        producer().send(context.createQueue(queue), text);
    }

    void send(String queue, Message message) {
        producer().send(context.createQueue(queue), message);
    }

    /** The next message of a queue, which should be there already or come soon. */
    Message receive(String queue) {
        try (JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            Message message = consumer.receive(Cell.LONG.toMillis());
            if (message == null) {
                throw new AssertionError("no message in " + queue);
            }
            return message;
        }
    }

    String receiveText(String queue) throws JMSException {
        return receive(queue).getBody(String.class);
    }

    /** What is in a queue, without taking it out; what somebody has in hand is not seen. */
    List<Message> browse(String queue) {
        try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
            List<Message> messages = new ArrayList<>();
            for (Object each : Collections.list((Enumeration<?>) browser.getEnumeration())) {
                messages.add((Message) each);
            }
            return messages;
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> texts(String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message : browse(queue)) {
            texts.add(message.getBody(String.class));
        }
        return texts;
    }

    int count(String queue) {
        return browse(queue).size();
    }

    @Override
    public void close() {
        context.close();
    }
}

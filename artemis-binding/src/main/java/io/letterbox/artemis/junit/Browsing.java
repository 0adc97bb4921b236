package io.letterbox.artemis.junit;

import io.letterbox.Address;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at messages as any client can, over a connection of its own. */
final class Browsing {

    private static final String DEAD = "dead.";
    private static final String EXPIRED = "expired.";
    private static final String REASON = "LetterboxReason";
    private static final String EXCEPTION = "LetterboxException";
    private static final String EXPIRED_AT = "_AMQ_ACTUAL_EXPIRY";

    private final Engine engine;

    @FunctionalInterface
    private interface Reading<R> {
        R read(Message message) throws JMSException;
    }

    Browsing(Engine engine) {
        this.engine = engine;
    }

    <T> List<T> messages(Address<T> mailbox) {
        return each(mailbox.destination(), mailbox.codec()::decode);
    }

    List<DeadLetter> deadLetters(String mailbox) {
        List<DeadLetter> all =
                new ArrayList<>(each(DEAD + mailbox, message -> deadLetter(message, undelivered(message))));
        all.addAll(each(EXPIRED + mailbox, message -> deadLetter(message, expired(message))));
        return List.copyOf(all);
    }

    private <R> List<R> each(String queue, Reading<R> reading) {
        if (engine.queue(queue).isEmpty()) {
            return List.of();
        }
        try (Connection connection = engine.artemis().connectionFactory().createConnection();
                Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            List<R> all = new ArrayList<>();
            for (Object message : Collections.list((Enumeration<?>) browser.getEnumeration())) {
                all.add(reading.read((Message) message));
            }
            return List.copyOf(all);
        } catch (JMSException e) {
            throw new IllegalStateException("cannot look into \"" + queue + "\": " + e.getMessage(), e);
        }
    }

    private static DeadLetter deadLetter(Message message, String reason) throws JMSException {
        return new DeadLetter(String.valueOf(message.getJMSMessageID()), body(message), reason, properties(message));
    }

    private static String undelivered(Message message) throws JMSException {
        String reason = message.getStringProperty(REASON);
        String exception = message.getStringProperty(EXCEPTION);
        if (reason == null && exception == null) {
            return "delivered as often as the broker allows, and never acknowledged";
        }
        return exception + ": " + reason;
    }

    private static String expired(Message message) throws JMSException {
        return message.propertyExists(EXPIRED_AT)
                ? "expired at " + Instant.ofEpochMilli(message.getLongProperty(EXPIRED_AT))
                : "expired";
    }

    private static String body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return String.valueOf(text.getText());
        }
        if (message instanceof BytesMessage bytes) {
            return "a BytesMessage of " + bytes.getBodyLength() + " bytes";
        }
        if (message instanceof MapMessage) {
            return "a MapMessage";
        }
        if (message instanceof ObjectMessage) {
            return "an ObjectMessage";
        }
        return message instanceof StreamMessage ? "a StreamMessage" : "a Message without a body";
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
        Map<String, Object> properties = new TreeMap<>();
        for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String name = String.valueOf(each);
            Object value = message.getObjectProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return properties;
    }
}

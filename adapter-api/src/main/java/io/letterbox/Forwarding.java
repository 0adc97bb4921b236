package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/** Sends a received message on, in the transaction in which it was received: the same body and headers, and new marks on it. */
final class Forwarding {

    private static final System.Logger LOG = System.getLogger(Forwarding.class.getName());

    /** When it was sent first, by the sender's clock. */
    static final String SENT_AT = Envelope.PREFIX + "SentAt";

    /** When it expires by the broker's clock, for a broker that knows this name: the clock of this process may be another. */
    static final String EXPIRES_AT = Envelope.PREFIX + "ExpiresAt";

    /** Whether it still expires where it goes. */
    enum Life {
        /** When it would have expired where it was. */
        KEPT,
        /** Never. */
        ENDLESS
    }

    private Forwarding() {}

    static void send(
            Session session,
            Message message,
            Bodies bodies,
            Destination to,
            Map<String, Object> marks,
            Duration delay,
            Life life)
            throws JMSException {
        if (Headers.replyTo(message) != null && Headers.correlationId(message) == null) {
            message.setJMSCorrelationID(message.getJMSMessageID()); // Which changes; the answer is awaited under it.
        }
        long timeToLive = timeToLive(message, life);
        int mode = message.getJMSDeliveryMode();
        int priority = message.getJMSPriority();
        long expiration = expiration(message);
        mark(message, marks);
        if (life == Life.KEPT && expiration > 0) {
            message.setLongProperty(EXPIRES_AT, expiration);
        }
        Message onward = bodies.onward(message, session);
        MessageProducer producer = RoundTrip.uncut(() -> session.createProducer(to));
        Outlet.delay(producer, delay);
        RoundTrip.uncutStep(() -> producer.send(onward, mode, priority, timeToLive));
        RoundTrip.uncutStep(producer::close);
    }

    /** Puts marks on a received message. */
    static void mark(Message message, Map<String, Object> marks) throws JMSException {
        Map<String, Object> properties = propertiesThatMayBeCopied(message);
        properties.putIfAbsent(SENT_AT, message.getJMSTimestamp());
        properties.putAll(marks);
        message.clearProperties();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            set(message, property.getKey(), property.getValue());
        }
    }

    /** What no client of Jakarta Messaging can have set, another protocol's client may have; it is lost here, the message is not. */
    private static void set(Message message, String property, Object value) {
        try {
            message.setObjectProperty(property, value);
        } catch (JMSException | RuntimeException foreign) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "a property that is none in Jakarta Messaging is left behind: " + property);
        }
    }

    private static long timeToLive(Message message, Life life) throws JMSException {
        long expiration = expiration(message);
        if (life == Life.ENDLESS || expiration == 0) {
            return Message.DEFAULT_TIME_TO_LIVE;
        }
        return Math.max(1, expiration - System.currentTimeMillis());
    }

    private static long expiration(Message message) throws JMSException {
        return message.getObjectProperty(EXPIRES_AT) instanceof Long known ? known : message.getJMSExpiration();
    }

    // Without the provider's own: an id of duplicates, copied, would make the broker drop the message on its way back.
    private static Map<String, Object> propertiesThatMayBeCopied(Message message) throws JMSException {
        Map<String, Object> properties = new TreeMap<>();
        for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String name = String.valueOf(each);
            boolean provider = name.startsWith("JMS") && !name.startsWith("JMSXGroup");
            if (!provider && !Names.ofTheProvider(name) && !name.equals(EXPIRES_AT)) {
                Object value = Headers.property(message, name);
                if (value != null) {
                    properties.put(name, value);
                }
            }
        }
        return properties;
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/** Where messages go that nobody can handle: body intact, with the reason. */
final class DeadLetters {

    static final String REASON = Envelope.PREFIX + "Reason";
    static final String EXCEPTION = Envelope.PREFIX + "Exception";
    static final String ADDRESS = Envelope.PREFIX + "Address";
    static final String ATTEMPTS = Envelope.PREFIX + "Attempts";
    static final String FAILED_AT = Envelope.PREFIX + "FailedAt";

    private static final int LONGEST_REASON = 1_000;

    private DeadLetters() {}

    /** Sends a received message to the dead letters, in the transaction in which it was received. */
    static void bury(Session session, Message message, Route<?> route, Throwable reason) throws JMSException {
        Map<String, Object> properties = propertiesThatMayBeCopied(message);
        String text = String.valueOf(reason.getMessage());
        properties.put(REASON, text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text);
        properties.put(EXCEPTION, reason.getClass().getName());
        properties.put(ADDRESS, route.address().destination());
        properties.putIfAbsent(ATTEMPTS, 1);
        properties.put(FAILED_AT, System.currentTimeMillis());
        message.clearProperties();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        MessageProducer producer = RoundTrip.uncut(() -> session.createProducer(session.createQueue(route.dead())));
        int mode = message.getJMSDeliveryMode();
        int priority = message.getJMSPriority();
        RoundTrip.uncutStep(() -> producer.send(message, mode, priority, Message.DEFAULT_TIME_TO_LIVE));
        RoundTrip.uncutStep(producer::close);
    }

    // Without the provider's own: an id of duplicates, copied, would make the broker drop the message on its way back.
    private static Map<String, Object> propertiesThatMayBeCopied(Message message) throws JMSException {
        Map<String, Object> properties = new TreeMap<>();
        for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String name = String.valueOf(each);
            if (!name.startsWith("JMS") && !name.startsWith("_")) {
                properties.put(name, message.getObjectProperty(name));
            }
        }
        return properties;
    }
}

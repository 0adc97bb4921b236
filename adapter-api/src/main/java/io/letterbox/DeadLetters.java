package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
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

    /** Opens and closes a producer for them. */
    static boolean check(Wire wire, Route<?> route) throws JMSException {
        return wire.session(Session.AUTO_ACKNOWLEDGE, session -> {
            session.createProducer(route.deadLetters().queue(session)).close();
            session.close();
            return true;
        });
    }

    /** Sends a received message to the dead letters, in the transaction in which it was received. */
    static void bury(Session session, Message message, Bodies bodies, Route<?> route, int attempts, Throwable reason)
            throws JMSException {
        Map<String, Object> marks = new TreeMap<>();
        marks.put(REASON, text(reason));
        marks.put(EXCEPTION, reason.getClass().getName());
        marks.put(ADDRESS, route.address().destination());
        marks.put(ATTEMPTS, attempts);
        marks.put(FAILED_AT, System.currentTimeMillis());
        Queue dead = RoundTrip.uncut(() -> route.deadLetters().queue(session));
        Forwarding.send(session, message, bodies, dead, marks, Duration.ZERO, Forwarding.Life.ENDLESS);
    }

    /** What an exception says, in a length that fits beside a message. */
    static String text(Throwable reason) {
        String text = String.valueOf(reason.getMessage());
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }
}

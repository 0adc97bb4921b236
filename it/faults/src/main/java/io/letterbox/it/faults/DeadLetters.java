package io.letterbox.it.faults;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.Map;

/** What plain code finds in the dead letters of a queue. */
final class DeadLetters {

    private static final long LOOK_MILLIS = 500;

    private DeadLetters() {}

    /** Takes them out: the attempts that each message's properties tell, by its text; twice the same text adds up. */
    static Map<String, Integer> attempts(Reached broker, String queue) throws JMSException {
        Map<String, Integer> attempts = new HashMap<>();
        try (Connection connection = broker.plain().createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue("dead." + queue));
            for (Message message = consumer.receive(LOOK_MILLIS);
                    message != null;
                    message = consumer.receive(LOOK_MILLIS)) {
                attempts.merge(
                        ((TextMessage) message).getText(), message.getIntProperty("LetterboxAttempts"), Integer::sum);
                session.commit();
            }
        }
        return attempts;
    }
}

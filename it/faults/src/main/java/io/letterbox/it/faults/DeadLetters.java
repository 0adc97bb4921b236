package io.letterbox.it.faults;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What plain code finds in the dead letters of a queue. */
final class DeadLetters {

    private static final long LOOK_MILLIS = 500;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private DeadLetters() {}

    /** Takes them out: the attempts that each message's properties tell, by its text; twice the same text adds up. */
    static Map<String, Integer> attempts(Broker broker, String queue) throws Exception {
        Map<String, Integer> attempts = new HashMap<>();
        try (Connection connection = broker.reached().plain().createConnection()) {
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue("dead." + queue));
            Condition.await("the dead letters are read", LONGEST, () -> {
                Message message = consumer.receive(LOOK_MILLIS);
                if (message != null) {
                    attempts.merge(
                            ((TextMessage) message).getText(),
                            message.getIntProperty("LetterboxAttempts"),
                            Integer::sum);
                    session.commit();
                }
                return message == null && broker.stored("dead." + queue) == 0;
            });
        }
        return attempts;
    }
}

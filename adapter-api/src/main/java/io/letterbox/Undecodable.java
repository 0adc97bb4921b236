package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.concurrent.atomic.AtomicLong;

/** What an end makes of messages that it cannot decode: it moves them to the dead letters, and counts them. */
final class Undecodable {

    private final Route<?> route;
    private final AtomicLong count = new AtomicLong();

    Undecodable(Route<?> route) {
        this.route = route;
    }

    /** In the transaction in which it was received. */
    void bury(Session session, Message message, Throwable reason) throws JMSException {
        DeadLetters.bury(session, message, route, 1, reason);
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}

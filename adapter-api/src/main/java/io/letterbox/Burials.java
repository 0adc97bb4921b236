package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What an end or a listener moves to the dead letters, and whom it tells of it. */
final class Burials {

    private final Route<?> route;
    private final Answering answering;
    private final Bodies bodies;
    private final AtomicLong undecodable = new AtomicLong();

    Burials(Route<?> route, Answering answering, Bodies bodies) {
        this.bodies = bodies;
        this.route = route;
        this.answering = answering;
    }

    /**
     * Moves a message in the transaction in which it was received, commits, and tells whoever asked; in this order, since who cannot
     * be told must not keep the message from its grave.
     */
    void bury(Session session, Message message, int attempts, Throwable reason, RoundTrip.Step commit)
            throws JMSException {
        Optional<Answering.Asker> asker = Answering.Asker.ours(message);
        DeadLetters.bury(session, message, bodies, route, attempts, reason);
        commit.make();
        asker.ifPresent(who -> answering.refuse(who, reason));
    }

    /** The same with a message that could not be decoded, and was given to nobody. */
    void undecodable(Session session, Message message, Throwable reason, RoundTrip.Step commit) throws JMSException {
        bury(session, message, 1, reason, commit);
        undecodable.incrementAndGet();
    }

    /** How many could not be decoded. */
    long undecodable() {
        return undecodable.get();
    }
}

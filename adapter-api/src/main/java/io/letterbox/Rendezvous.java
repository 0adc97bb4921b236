package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rendezvous on the wire: three kinds of messages in the one queue of the address, told apart by their properties.
 *
 * <ol>
 *   <li>A receiver that waits puts a <em>ticket</em> into the queue.
 *   <li>A sender takes a ticket and, in the same transaction, hands its message over to the lane that the ticket names. Without a
 *       ticket nobody waits, and nothing is sent.
 *   <li>The receiver takes the hand-over and, in the same transaction, answers the sender's lane that it is <em>taken</em>.
 * </ol>
 *
 * <p>So a hand-over that is still in the queue was not received, and whoever consumes it, the receiver or the sender who
 * withdraws it, decides: the broker gives it to one of them only. A hand-over in nobody's hands any more is an orphan.
 */
final class Rendezvous {

    /** On a ticket: its id. */
    static final String TICKET = Envelope.PREFIX + "Ticket";
    /** On a ticket: the receiver's lane, which waits. */
    static final String LANE = Envelope.PREFIX + "Lane";
    /** On a hand-over and on an answer: the lane that it is for. */
    static final String TO = Envelope.PREFIX + "To";
    /** On a hand-over: the id of the ticket that it answers. */
    static final String USED = Envelope.PREFIX + "TicketUsed";
    /** On a hand-over: the sender's lane, which waits for the answer. */
    static final String GIVER = Envelope.PREFIX + "Giver";
    /** On a hand-over: its id. */
    static final String HANDOVER = Envelope.PREFIX + "Handover";
    /** On an answer: the id of the hand-over that was taken. */
    static final String TAKEN = Envelope.PREFIX + "Taken";

    static final String ANY_TICKET = TICKET + " IS NOT NULL";

    /** How long a live peer may take for its next step before the other side looks whether it is still there. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private Rendezvous() {}

    /** A name that nobody else has; made here only, so that selectors can be put together from it. */
    static String newName() {
        return UUID.randomUUID().toString();
    }

    static String is(String property, String name) {
        return property + " = '" + name + "'";
    }

    /**
     * Takes a message out of the queue, in the transaction of the session, if nobody else has it.
     *
     * @return null if it is not in the queue
     */
    static @Nullable Message withdraw(Session session, Route<?> route, String selector) throws JMSException {
        return RoundTrip.uncut(() -> look(session, route, selector), () -> {
                    session.rollback(); // A session whose receipt was cut refuses to commit until then.
                    return look(session, route, selector);
                })
                .orElse(null);
    }

    private static Optional<Message> look(Session session, Route<?> route, String selector) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(route.destination(session), selector)) {
            return Optional.ofNullable(consumer.receiveNoWait());
        }
    }
}

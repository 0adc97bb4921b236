package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** A sender's side of the rendezvous: one session, which takes tickets, hands over, and hears the answers. */
final class GivingLane implements Lane {

    private final Route<?> route;
    private final Inlet tickets;
    private final MessageProducer producer;
    private final boolean joint;
    private final String name = Rendezvous.newName();
    private @Nullable MessageConsumer answers;
    private boolean ticketInHand;
    private boolean unheard;

    /**
     * A lane.
     *
     * @param joint whether its transactions are those of its threads, and must not stay with them
     */
    private GivingLane(Route<?> route, Inlet tickets, MessageProducer producer, boolean joint) {
        this.route = route;
        this.tickets = tickets;
        this.producer = producer;
        this.joint = joint;
    }

    static GivingLane open(Wire wire, Route<?> route) throws JMSException {
        Inlet tickets =
                Inlet.open(wire, session -> session.createConsumer(route.destination(session), Rendezvous.ANY_TICKET));
        Session session = tickets.session();
        return new GivingLane(
                route,
                tickets,
                RoundTrip.uncut(() -> session.createProducer(route.destination(session))),
                wire.provider().transactions().isPresent());
    }

    Session session() {
        return tickets.session();
    }

    /** A ticket of a receiver that waits, as {@link Inlet#next} receives it. */
    @Nullable
    Message ticket(Limit limit) throws InterruptedException, JMSException {
        try {
            Message ticket = tickets.next(limit);
            while (ticket != null && forged(ticket)) {
                commit();
                ticket = tickets.next(limit);
            }
            ticketInHand = ticket != null;
            return ticket;
        } catch (InterruptedException rolledBack) {
            unheard = answers != null;
            throw rolledBack;
        }
    }

    /** One that no receiver wrote; it is dropped, or it would come again. */
    private static boolean forged(Message ticket) {
        return Headers.text(ticket, Rendezvous.LANE) == null || Headers.text(ticket, Rendezvous.TICKET) == null;
    }

    /** Addresses the message to whoever put the ticket there; it is handed over by the next {@link #commit()}. */
    void address(Message message, String id, Message ticket, Options options) throws JMSException {
        answers();
        message.setStringProperty(Rendezvous.TO, Headers.text(ticket, Rendezvous.LANE));
        message.setStringProperty(Rendezvous.USED, Headers.text(ticket, Rendezvous.TICKET));
        message.setStringProperty(Rendezvous.GIVER, name);
        message.setStringProperty(Rendezvous.HANDOVER, id);
        int mode = Outlet.mode(options);
        RoundTrip.uncutStep(() -> producer.send(message, mode, options.priority(), Message.DEFAULT_TIME_TO_LIVE));
    }

    void commit() throws JMSException {
        ticketInHand = false;
        tickets.commit();
    }

    /** Waits for the answer to a hand-over, in one piece; false if it does not come within the limit. */
    boolean answered(String id, Limit limit) throws JMSException {
        boolean heard = RoundTrip.uncut(() -> hear(id, limit), () -> {
            closeAnswers();
            session().rollback(); // A session whose receipt was cut refuses to commit until then.
            return hear(id, limit);
        });
        if (heard && joint) {
            acknowledge();
        }
        return heard;
    }

    /** An answer that was heard has said what it says, whatever becomes of it. */
    private void acknowledge() throws JMSException {
        try {
            commit();
        } catch (JMSException unacknowledged) {
            session().rollback();
        }
    }

    private boolean hear(String id, Limit limit) throws JMSException {
        do {
            Message answer = answers().receive(limit.millisToWait(Rendezvous.PATIENCE));
            // Answers to earlier hand-overs, which came too late, go out with the next commit.
            if (answer != null && id.equals(Headers.text(answer, Rendezvous.TAKEN))) {
                return true;
            }
        } while (!limit.passed() && !broken());
        return false;
    }

    /** Takes a hand-over back if nobody has it, for certain. */
    boolean withdrawn(String id) throws JMSException {
        return consumed(Rendezvous.is(Rendezvous.HANDOVER, id));
    }

    /** Whether an answer to a hand-over came after its sender had stopped listening. */
    boolean answeredLate(String id) throws JMSException {
        return consumed(Rendezvous.is(Rendezvous.TAKEN, id));
    }

    private boolean consumed(String selector) throws JMSException {
        Message message = Rendezvous.withdraw(session(), route, selector);
        commit();
        return message != null;
    }

    /** Takes out the answers that an interrupt has put back, though they had been heard. */
    private void hearAgain() throws JMSException {
        while (unheard) {
            unheard = RoundTrip.uncut(() -> answers().receiveNoWait()) != null;
        }
    }

    private MessageConsumer answers() throws JMSException {
        MessageConsumer open = answers;
        if (open == null) {
            Session session = session();
            String selector = Rendezvous.is(Rendezvous.TO, name);
            open = RoundTrip.uncut(() -> session.createConsumer(route.destination(session), selector));
            answers = open;
        }
        return open;
    }

    private void closeAnswers() throws JMSException {
        MessageConsumer open = answers;
        answers = null;
        if (open != null) {
            RoundTrip.uncutStep(open::close);
        }
    }

    void wake() {
        tickets.wake();
    }

    @Override
    public boolean broken() {
        return tickets.broken();
    }

    @Override
    public boolean holds() {
        return tickets.holds() || answers != null;
    }

    /** Acknowledges the answers that were heard, and keeps no ticket from another sender. */
    @Override
    public void release() throws JMSException {
        commit();
        closeAnswers();
        tickets.release();
    }

    @Override
    public void close() throws JMSException {
        try {
            if (!broken() && !ticketInHand) {
                hearAgain();
                commit();
            }
        } finally {
            tickets.close();
        }
    }
}

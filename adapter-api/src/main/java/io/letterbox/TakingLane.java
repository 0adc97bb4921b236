package io.letterbox;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A receiver's side of the rendezvous: one session, which puts tickets, takes what is handed over, and answers. */
final class TakingLane implements Lane {

    private static final Options ANSWER = Options.defaults().durability(Options.Durability.NON_PERSISTENT);

    private static final Duration FIRST_LOOK = Duration.ofMillis(2);

    private final Wire wire;
    private final Route<?> route;
    private final Inlet inlet;
    private final MessageProducer producer;
    private final String name;
    private @Nullable String ticket;
    private @Nullable String astray;
    private @Nullable Outlet apart;

    private TakingLane(Wire wire, Route<?> route, Inlet inlet, MessageProducer producer, String name) {
        this.wire = wire;
        this.route = route;
        this.inlet = inlet;
        this.producer = producer;
        this.name = name;
    }

    static TakingLane open(Wire wire, Route<?> route) throws JMSException {
        String name = Rendezvous.newName();
        Inlet inlet = Inlet.open(
                wire,
                session -> session.createConsumer(route.destination(session), Rendezvous.is(Rendezvous.TO, name)));
        Session session = inlet.session();
        return new TakingLane(
                wire, route, inlet, RoundTrip.uncut(() -> session.createProducer(route.destination(session))), name);
    }

    Session session() {
        return inlet.session();
    }

    /** Puts a ticket into the queue; an older one is taken out after that, so that there is always one. */
    void putTicket() throws JMSException {
        String old = ticket;
        String fresh = Rendezvous.newName();
        Message message = session().createMessage();
        message.setStringProperty(Rendezvous.TICKET, fresh);
        message.setStringProperty(Rendezvous.LANE, name);
        send(producer, message);
        commit();
        ticket = fresh;
        if (old != null) {
            remove(old);
        }
    }

    /** Takes the ticket out of the queue; false if a sender has it, so that a hand-over is on its way. */
    boolean takeTicketBack() throws JMSException {
        String mine = ticket;
        ticket = null;
        boolean back = mine == null || remove(mine);
        astray = back ? null : mine;
        return back;
    }

    /** Takes a ticket back that a message made superfluous; if that fails, it goes when it is found to be an orphan. */
    void dropTicket() {
        try {
            boolean back = takeTicketBack();
            assert back || ticket == null;
        } catch (JMSException broken) {
            ticket = null;
            boolean back = inlet.rolledBack();
            assert back || ticket == null;
        }
    }

    private boolean remove(String id) throws JMSException {
        Message found = Rendezvous.withdraw(session(), route, Rendezvous.is(Rendezvous.TICKET, id));
        commit();
        return found != null;
    }

    /**
     * What was handed over, in the transaction of the session.
     *
     * @return null if there is nothing, the limit passed, the connection broke, or {@link #wake()} was called
     * @throws InterruptedException only while waiting
     */
    @Nullable
    Message next(Limit limit) throws InterruptedException, JMSException {
        Message message = inlet.next(limit);
        if (message != null && Objects.equals(Headers.text(message, Rendezvous.USED), ticket)) {
            ticket = null;
        }
        return message;
    }

    /**
     * What is handed over within the limit, in one piece. Meanwhile it looks for the ticket, which a sender that has stopped looking
     * gives back; and a provider may overlook it once when many look at the same time, as Artemis does.
     */
    @Nullable
    Message lastChance(Limit limit) throws JMSException {
        String lost = astray;
        astray = null;
        for (Duration look = FIRST_LOOK; lost != null; look = look.multipliedBy(2)) {
            Message late = inlet.nextUncut(Limit.of(limit.left(look)));
            if (late != null) {
                return late;
            }
            if (remove(lost) || limit.passed()) {
                lost = null;
            }
        }
        return null;
    }

    /** Answers that the message is taken, in the transaction in which it was received. */
    void answer(Message message) throws JMSException {
        send(producer, answer(session(), message));
    }

    /** Answers that the message is taken, at once, though it is not yet acknowledged. */
    void answerAtOnce(Message message) throws JMSException {
        Outlet open = apart;
        if (open == null) {
            open = Outlet.open(wire, route);
            apart = open;
        }
        Outlet through = open;
        Message answer = answer(through.session(), message);
        RoundTrip.uncutStep(() -> through.send(answer, ANSWER));
    }

    /** A hand-over after a rollback, which had to undo what else was done in its transaction; null if it is an orphan's lot. */
    @Nullable
    Message takenAgain(Message message) throws JMSException {
        boolean back = inlet.rolledBack();
        String id = message.getJMSMessageID();
        return back && id != null && Orphans.ID.matcher(id).matches()
                ? Rendezvous.withdraw(session(), route, Rendezvous.is("JMSMessageID", id))
                : null;
    }

    private static Message answer(Session session, Message message) throws JMSException {
        Message answer = session.createMessage();
        answer.setStringProperty(Rendezvous.TO, Headers.text(message, Rendezvous.GIVER));
        answer.setStringProperty(Rendezvous.TAKEN, Headers.text(message, Rendezvous.HANDOVER));
        return answer;
    }

    private static void send(MessageProducer producer, Message message) throws JMSException {
        RoundTrip.uncutStep(() -> producer.send(
                message, DeliveryMode.NON_PERSISTENT, Message.DEFAULT_PRIORITY, Message.DEFAULT_TIME_TO_LIVE));
    }

    void commit() throws JMSException {
        inlet.commit();
    }

    void wake() {
        inlet.wake();
    }

    @Override
    public boolean broken() {
        return inlet.broken();
    }

    @Override
    public boolean holds() {
        return inlet.holds();
    }

    @Override
    public void release() throws JMSException {
        inlet.release();
    }

    @Override
    public void close() throws JMSException {
        Outlet open = apart;
        if (open != null) {
            open.close();
        }
        try {
            if (ticket != null && !broken() && inlet.rolledBack()) {
                dropTicket();
            }
        } finally {
            inlet.close();
        }
    }
}

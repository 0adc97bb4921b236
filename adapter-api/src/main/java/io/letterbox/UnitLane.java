package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place where units of work meet Jakarta Messaging: a transacted session, with the inlets and the producer in it. */
final class UnitLane implements Lane {

    private static final int MOST = 100;
    private static final Duration STAYS_ALIVE = Duration.ofSeconds(1);

    private final Wire wire;
    private final Session session;
    private final Map<Object, Inlet> inlets = new HashMap<>();
    private final Map<String, Destination> destinations = new Remembered<>(MOST);
    private final Map<String, Long> alive = new Remembered<>(MOST);
    private @Nullable MessageProducer producer;

    private UnitLane(Wire wire, Session session) {
        this.wire = wire;
        this.session = session;
    }

    static UnitLane open(Wire wire) throws JMSException {
        return new UnitLane(wire, wire.session(Session.SESSION_TRANSACTED));
    }

    Wire wire() {
        return wire;
    }

    Session session() {
        return session;
    }

    /** The inlet of this session for an end, opened when it is first asked for. */
    Inlet inlet(Object end, Intake intake, Inlet.Stay stay) throws JMSException {
        Inlet inlet = inlets.get(end);
        if (inlet == null) {
            inlet = Inlet.within(wire, session, intake, stay);
            inlets.put(end, inlet);
        }
        return inlet;
    }

    /** The one producer, for all destinations. */
    MessageProducer producer() throws JMSException {
        MessageProducer open = producer;
        if (open == null) {
            open = RoundTrip.uncut(() -> session.createProducer(null));
            producer = open;
        }
        return open;
    }

    /** The destination of a route; the provider may ask the broker whenever one is made. */
    Destination destination(Route<?> route) throws JMSException {
        String name = route.toString();
        Destination known = destinations.get(name);
        if (known == null) {
            known = RoundTrip.uncut(() -> route.destination(session));
            destinations.put(name, known);
        }
        return known;
    }

    /** The destination as it was first met: Artemis asks the broker for each new object, and remembers the answer in it. */
    Destination known(Destination destination) {
        Destination first = destinations.putIfAbsent(destination.toString(), destination);
        return first == null ? destination : first;
    }

    /** Whether nobody awaits answers there any more; looked at once in a while, so that most answers cost no round trip. */
    boolean abandoned(Destination replyTo, Provider provider) throws JMSException {
        if (!(replyTo instanceof TemporaryQueue queue)) {
            return false;
        }
        String name = queue.getQueueName();
        Long seen = alive.get(name);
        if (seen != null && System.nanoTime() - seen < STAYS_ALIVE.toNanos()) {
            return false;
        }
        boolean gone = RoundTrip.uncut(() -> provider.gone(session, queue));
        alive.remove(name);
        if (!gone) {
            alive.put(name, System.nanoTime());
        }
        return gone;
    }

    /** Commits; a second commit answers for a first that was cut, since a provider answers in order. */
    void commit() throws JMSException {
        RoundTrip.uncutStep(session::commit);
    }

    /** Closes the inlets of all other ends: what they may have fetched ahead is for others when the unit is over. */
    void releaseGuests(Inlet own) throws JMSException {
        if (inlets.size() > 1) {
            for (Inlet inlet : inlets.values()) {
                if (inlet != own) {
                    inlet.release();
                }
            }
            inlets.values().removeIf(inlet -> inlet != own);
        }
    }

    /** Puts back what was received, so that nothing of it is committed with what comes next. */
    void rollBack() throws JMSException {
        RoundTrip.uncutStep(session::rollback);
    }

    /** The same; false if the connection broke, and then the broker does it when it sees that. */
    boolean rolledBack() {
        try {
            rollBack();
            return true;
        } catch (JMSException broken) {
            return false;
        }
    }

    @Override
    public boolean broken() {
        return wire.broken();
    }

    @Override
    public boolean holds() {
        return !inlets.isEmpty();
    }

    @Override
    public void release() throws JMSException {
        try {
            for (Inlet inlet : inlets.values()) {
                inlet.release();
            }
        } finally {
            inlets.clear();
        }
    }

    @Override
    public void close() throws JMSException {
        try {
            for (Inlet inlet : inlets.values()) {
                inlet.retire();
            }
        } finally {
            RoundTrip.uncutStep(session::close);
        }
    }
}

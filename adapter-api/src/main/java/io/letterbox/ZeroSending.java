package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** Capacity zero: a send is a rendezvous; see {@link Rendezvous} for its steps. */
final class ZeroSending<T> implements Sending<T> {

    private final Route<T> route;
    private final Wires wires;
    private final Envelope envelope;
    private final Pool<GivingLane> lanes;
    private final Set<GivingLane> inUse = ConcurrentHashMap.newKeySet();
    private final Lifetime lifetime;

    ZeroSending(Route<T> route, Wires wires, Envelope envelope, ScheduledExecutorService clock) {
        this.route = route;
        this.lifetime = new Lifetime(route);
        this.wires = wires;
        this.envelope = envelope;
        this.lanes = new Pool<>(() -> wires.open(Provider.Use.ONE_BY_ONE, wire -> GivingLane.open(wire, route)), clock);
    }

    /** Opens and keeps one lane, so that what is wrong shows when the end is opened. */
    void open() {
        try {
            lanes.giveBack(lanes.take());
        } catch (JMSException failure) {
            throw Door.unreachable(route, failure, wires.provider());
        }
    }

    /** What became of one attempt. */
    private enum Outcome {
        TAKEN,
        NOT_TAKEN
    }

    /** What is done with a lane while it is one's own. */
    @FunctionalInterface
    private interface Step<V> {
        V take(GivingLane lane) throws JMSException, InterruptedException;
    }

    @Override
    public boolean send(T value, Options options, Limit limit) throws InterruptedException {
        Message message =
                through(lane -> envelope.seal(value, route.address().codec(), options, lane.session()), Limit.none());
        do {
            if (through(lane -> attempt(lane, message, options, limit), limit) == Outcome.TAKEN) {
                return true;
            }
        } while (!limit.passed());
        return false;
    }

    @Override
    public boolean send(Unit unit, T value, Options options, Limit limit) {
        throw new MailboxException.Refused(
                route
                        + " has capacity zero: a rendezvous is seen by its receiver before a unit of work is committed, so that it"
                        + " cannot be part of one; send through apart(), or outside of the unit",
                null);
    }

    /** Takes a step through a lane. If the connection fails in it nothing was sent, and it is taken again. */
    private <V> V through(Step<V> step, Limit limit) throws InterruptedException {
        Reconnecting reconnecting = new Reconnecting(route, wires.provider(), lifetime);
        while (true) {
            try {
                return through(lanes.take(), step);
            } catch (JMSException failure) {
                reconnecting.failed(failure, limit);
            }
        }
    }

    private <V> V through(GivingLane lane, Step<V> step) throws JMSException, InterruptedException {
        boolean sound = false;
        inUse.add(lane);
        try {
            lifetime.check();
            V result = step.take(lane);
            sound = !lane.broken();
            return result;
        } finally {
            inUse.remove(lane);
            if (sound) {
                lanes.giveBack(lane);
            } else {
                lanes.discard(lane);
            }
        }
    }

    private Outcome attempt(GivingLane lane, Message message, Options options, Limit limit)
            throws JMSException, InterruptedException {
        Message ticket = lane.ticket(limit);
        if (ticket == null) {
            lifetime.check();
            if (lane.broken()) {
                throw new JMSException("the connection broke");
            }
            return Outcome.NOT_TAKEN;
        }
        String id = envelope.newId();
        envelope.recogniseBy(message, id); // The broker remembers an earlier hand-over that was withdrawn.
        lane.address(message, id, ticket, options);
        try {
            lane.commit();
            return settle(lane, id, message, options, limit);
        } catch (JMSException failure) {
            if (wires.provider().refused(failure)) {
                throw Door.refused("the hand-over in " + route, failure);
            }
            throw inDoubt(id, message, options, failure);
        }
    }

    /** From here on the message is in the queue: either its receiver answers, or it is withdrawn, or nobody knows. */
    private Outcome settle(GivingLane lane, String id, Message message, Options options, Limit limit)
            throws JMSException, InterruptedException {
        while (true) {
            if (lane.answered(id, Limit.of(Rendezvous.PATIENCE))) {
                return Outcome.TAKEN;
            }
            if (lane.withdrawn(id)) {
                return withdrawn(limit);
            }
            // The receiver has it in hand.
            if (limit.passed() || !lifetime.isOpen() || Thread.currentThread().isInterrupted()) {
                if (lane.answered(id, Limit.of(Rendezvous.PATIENCE))) {
                    return Outcome.TAKEN;
                }
                throw inDoubt(id, message, options, new JMSException("its receiver does not answer"));
            }
        }
    }

    /** Finds out what became of a hand-over, and makes it again if it was not taken. */
    private void retry(String id, Message message, Options options) {
        try {
            Outcome outcome = through(
                    lane -> {
                        if (lane.answeredLate(id)) {
                            return Outcome.TAKEN;
                        }
                        if (!lane.withdrawn(id)) {
                            throw inDoubt(id, message, options, new JMSException("its receiver has not answered"));
                        }
                        return attempt(lane, message, options, Limit.none());
                    },
                    Limit.none());
            if (outcome == Outcome.NOT_TAKEN) {
                throw new MailboxException.Refused(
                        "the hand-over in " + route + " was withdrawn, and no receiver waits now; nothing was sent",
                        null);
            }
        } catch (InterruptedException impossible) {
            throw new AssertionError("interrupted without waiting", impossible);
        }
    }

    private Outcome withdrawn(Limit limit) throws InterruptedException {
        lifetime.check();
        if (!limit.passed() && Thread.interrupted()) {
            throw new InterruptedException("interrupted in a hand-over; it was withdrawn, nothing was sent");
        }
        return Outcome.NOT_TAKEN;
    }

    private MailboxException inDoubt(String id, Message message, Options options, JMSException failure) {
        return new MailboxException.InDoubt(
                "whether a receiver of " + route + " has the message is unknown: " + failure.getMessage()
                        + "; retry() finds out, and hands it over again if it was not taken",
                failure,
                () -> retry(id, message, options));
    }

    @Override
    public CompletionStage<Boolean> sendAsync(T value, Options options) {
        throw new UnsupportedOperationException(
                route + " has capacity zero: a rendezvous cannot be pipelined; use trySend, or a bounded capacity");
    }

    @Override
    public void check(Options options) {
        if (!options.delay().isZero() || options.timeToLive().isPresent()) {
            throw new IllegalArgumentException(
                    route
                            + " has capacity zero: a message does not stay in it, so that it has neither delay nor time-to-live");
        }
        if (options.properties().containsKey(Names.GROUP)) {
            throw new IllegalArgumentException(
                    route + " has capacity zero: whoever waits gets a message, so that it has no " + Names.GROUP);
        }
    }

    @Override
    public void close() {
        lifetime.end();
        inUse.forEach(GivingLane::wake);
        lanes.close();
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Capacity zero: a receipt is a rendezvous; see {@link Rendezvous} for its steps. */
final class ZeroReceiving<R> implements Receiving<R> {

    private final Route<?> route;
    private final Reading<R> reading;
    private final Provider provider;
    private final Pool<TakingLane> lanes;
    private final Orphans orphans;
    private final Set<TakingLane> inUse = ConcurrentHashMap.newKeySet();
    private final Burials burials;
    private final Lifetime lifetime;

    ZeroReceiving(Route<?> route, Reading<R> reading, Burials burials, Wires wires, ScheduledExecutorService clock) {
        this.route = route;
        this.lifetime = new Lifetime(route);
        this.reading = reading;
        this.burials = burials;
        this.provider = wires.provider();
        this.lanes = new Pool<>(() -> wires.open(Provider.Use.ONE_BY_ONE, wire -> TakingLane.open(wire, route)), clock);
        this.orphans = new Orphans(route, wires, clock);
    }

    /** Opens and keeps one lane, so that what is wrong shows when the end is opened. */
    void begin() {
        try {
            lanes.giveBack(lanes.take());
        } catch (JMSException failure) {
            throw Door.unreachable(route, failure, provider);
        }
        orphans.watch();
    }

    @Override
    public @Nullable R receive(Limit limit) throws InterruptedException {
        return take(limit, (lane, message, received) -> {
            answer(() -> lane.answer(message));
            commit(lane, received);
        });
    }

    @Override
    public <X extends Exception> boolean receive(Limit limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        R received = this.<X>take(limit, (lane, message, taken) -> {
            answer(() -> lane.answerAtOnce(message));
            try {
                handler.handle(taken);
            } catch (Throwable reason) {
                bury(lane, message, reason);
                throw reason;
            }
            commit(lane, taken);
        });
        return received != null;
    }

    private static void answer(RoundTrip.Step answering) throws LineLost {
        try {
            answering.make();
        } catch (JMSException failure) {
            throw new LineLost(failure);
        }
    }

    // What cannot be buried now is an orphan when this lane is closed, and is buried then.
    private void bury(TakingLane lane, Message message, Throwable reason) {
        try {
            Message found = provider.transactions().isPresent() ? lane.takenAgain(message) : message;
            if (found != null) {
                burials.bury(lane.session(), found, 1, reason, lane::commit);
            }
        } catch (JMSException failure) {
            reason.addSuppressed(failure);
        }
    }

    @Override
    public R receive(Unit unit, Limit limit) {
        throw new MailboxException.Refused(
                route
                        + " has capacity zero: a rendezvous is seen by its sender before a unit of work is committed, so that it"
                        + " cannot be part of one; receive outside of the unit",
                null);
    }

    /** What makes a hand-over one's own. */
    @FunctionalInterface
    private interface Taking<R, X extends Exception> {
        void take(TakingLane lane, Message message, R received) throws LineLost, X;
    }

    private <X extends Exception> @Nullable R take(Limit limit, Taking<R, X> taking) throws InterruptedException, X {
        Reconnecting reconnecting = new Reconnecting(route, provider, lifetime);
        while (true) {
            try {
                return take(lane(), limit, taking);
            } catch (LineLost lost) {
                reconnecting.failed(lost.failure(), limit);
            }
        }
    }

    private TakingLane lane() throws LineLost {
        try {
            return lanes.take();
        } catch (JMSException failure) {
            throw new LineLost(failure);
        }
    }

    private <X extends Exception> @Nullable R take(TakingLane lane, Limit limit, Taking<R, X> taking)
            throws LineLost, InterruptedException, X {
        boolean sound = false;
        inUse.add(lane);
        try {
            R received = meet(lane, limit, taking);
            sound = !lane.broken();
            return received;
        } finally {
            inUse.remove(lane);
            if (sound) {
                lanes.giveBack(lane);
            } else {
                lanes.discard(lane);
            }
        }
    }

    private <X extends Exception> @Nullable R meet(TakingLane lane, Limit limit, Taking<R, X> taking)
            throws LineLost, InterruptedException, X {
        Met<R> met = meet(lane, limit);
        if (met == null) {
            return null;
        }
        taking.take(lane, met.message(), met.received());
        lane.dropTicket();
        return met.received();
    }

    /** What was handed over, and what it holds. */
    private record Met<R>(Message message, R received) {}

    private @Nullable Met<R> meet(TakingLane lane, Limit limit) throws LineLost, InterruptedException {
        try {
            lifetime.check();
            lane.putTicket();
            for (Message message = next(lane, limit); message != null; message = next(lane, limit)) {
                R received = read(lane, message);
                if (received != null) {
                    return new Met<>(message, received);
                }
                lane.putTicket();
            }
            return null;
        } catch (JMSException failure) {
            throw new LineLost(failure);
        }
    }

    /** Waits for a hand-over. Whatever ends the wait, the ticket is gone after it, or what it brought is returned. */
    private @Nullable Message next(TakingLane lane, Limit limit) throws JMSException, InterruptedException {
        while (true) {
            InterruptedException interrupt = null;
            try {
                Message message = lane.next(limit);
                if (message != null) {
                    return message;
                }
            } catch (InterruptedException later) {
                interrupt = later;
                Thread.currentThread().interrupt(); // So that it is not lost if the connection breaks now.
            }
            if (lane.broken()) {
                throw new JMSException("the connection broke");
            }
            if (interrupt == null && lifetime.isOpen() && !limit.passed()) {
                lane.putTicket(); // The old one may have gone to a sender that stopped.
                continue;
            }
            Message late = lane.takeTicketBack() ? null : lane.lastChance(Limit.of(Rendezvous.PATIENCE));
            if (late != null) {
                return late;
            }
            lifetime.check();
            if (interrupt != null) {
                Thread.interrupted();
                throw interrupt;
            }
            return null;
        }
    }

    private @Nullable R read(TakingLane lane, Message message) throws JMSException {
        try {
            return reading.read(message);
        } catch (RuntimeException | MessageFormatException reason) {
            lane.answer(message);
            burials.undecodable(lane.session(), message, reason, lane::commit);
            return null;
        }
    }

    private void commit(TakingLane lane, R received) {
        try {
            lane.commit();
        } catch (JMSException failure) {
            throw new MailboxException.Unacknowledged(
                    "a message of " + route + " was received, and whether the broker knows is unknown: "
                            + failure.getMessage()
                            + "; if it does not, the sender takes the message back, or it goes to "
                            + route.deadLetters().name(),
                    failure,
                    received);
        }
    }

    @Override
    public long undecodable() {
        return burials.undecodable();
    }

    @Override
    public void close() {
        lifetime.end();
        orphans.close();
        inUse.forEach(TakingLane::wake);
        lanes.close();
    }
}

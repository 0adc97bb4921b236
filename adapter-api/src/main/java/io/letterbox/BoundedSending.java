package io.letterbox;

import jakarta.jms.JMSException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Bounded capacity: the broker counts; whoever finds no room stands in line there for a slot, and sends under its grant. */
final class BoundedSending<T> implements Sending<T> {

    private final Route<T> route;
    private final Wires wires;
    private final Carrier<T> carrier;
    private final Pipeline<T> pipeline;
    private final Set<Bounds.Slot> waiting = ConcurrentHashMap.newKeySet();
    private final Lifetime lifetime;

    BoundedSending(Route<T> route, Wires wires, Carrier<T> carrier, Pipeline<T> pipeline) {
        this.route = route;
        this.lifetime = new Lifetime(route);
        this.wires = wires;
        this.carrier = carrier;
        this.pipeline = pipeline;
    }

    @Override
    public boolean send(T value, Options options, Limit limit) throws InterruptedException {
        try (Carrier<T>.Parcel parcel = carrier.pack(value, options)) {
            if (parcel.carry()) {
                return true;
            }
            Reconnecting reconnecting = new Reconnecting(route, wires.provider(), lifetime);
            while (!limit.passed()) {
                try {
                    if (sendInTurn(parcel, limit)) {
                        return true;
                    }
                } catch (JMSException lineLost) {
                    reconnecting.failed(lineLost, limit);
                }
            }
            return false;
        }
    }

    /** Nothing was sent if it throws a {@link JMSException}: the line is lost with the connection. */
    private boolean sendInTurn(Carrier<T>.Parcel parcel, Limit limit) throws JMSException, InterruptedException {
        Bounds.Slot slot = wires.open(
                Provider.Use.ONE_BY_ONE, wire -> Door.bounds(route, wire).ask(route.physical()));
        boolean used = false;
        waiting.add(slot);
        try {
            lifetime.check();
            if (!slot.await(limit.left(Limit.LONGEST))) {
                return false;
            }
            slot.claim(parcel.message());
            used = parcel.carry();
            if (!used) {
                throw new MailboxException.Refused(
                        "the broker granted a slot in " + route
                                + " and then had no memory for the message: raise its global-max-size",
                        null);
            }
            return true;
        } finally {
            waiting.remove(slot);
            if (!used) {
                leave(slot);
            }
        }
    }

    /** The slot is asked for at once, and kept until the unit ends: it is used then, or given back. */
    @Override
    public boolean send(Unit unit, T value, Options options, Limit limit) throws InterruptedException {
        try {
            Bounds.Slot slot = Door.bounds(route, unit.lane().wire()).ask(route.physical());
            boolean kept = false;
            waiting.add(slot);
            try {
                lifetime.check();
                if (slot.await(limit.left(unit.stall()))) {
                    carrier.add(unit, value, options, slot);
                    kept = true;
                    return true;
                }
            } finally {
                waiting.remove(slot);
                if (!kept) {
                    leave(slot);
                }
            }
        } catch (JMSException failure) {
            lifetime.check();
            unit.spoil(failure);
            throw Door.unreachable(route, failure, wires.provider());
        }
        if (limit.passed()) {
            return false;
        }
        throw unit.stalled(route);
    }

    static void leave(Bounds.Slot slot) {
        try {
            RoundTrip.uncutStep(slot::close);
        } catch (JMSException broken) {
            return; // The broker frees the place when it sees the connection gone.
        }
    }

    @Override
    public CompletionStage<Boolean> sendAsync(T value, Options options) {
        return pipeline.send(value, options);
    }

    @Override
    public void check(Options options) {}

    @Override
    public void close() {
        lifetime.end();
        waiting.forEach(BoundedSending::leave);
        pipeline.close();
        carrier.close();
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Bounded capacity: the broker counts; whoever finds no room stands in line there for a slot, and sends under its grant. */
final class BoundedSending<T> implements Sending<T> {

    private static final Duration ALL_OF_IT = Duration.ofDays(365_00);

    private final Route<T> route;
    private final Wires wires;
    private final Carrier<T> carrier;
    private final Pipeline<T> pipeline;
    private final Set<Bounds.Slot> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    BoundedSending(Route<T> route, Wires wires, Carrier<T> carrier, Pipeline<T> pipeline) {
        this.route = route;
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
            while (!limit.passed()) {
                if (sendInTurn(parcel, limit)) {
                    return true;
                }
            }
            return false;
        }
    }

    private boolean sendInTurn(Carrier<T>.Parcel parcel, Limit limit) throws InterruptedException {
        Bounds.Slot slot = ask();
        boolean used = false;
        waiting.add(slot);
        try {
            if (closed) {
                throw Door.closed(route);
            }
            if (!slot.await(limit.left(ALL_OF_IT))) {
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
        } catch (JMSException broken) {
            if (closed) {
                throw Door.closed(route);
            }
            return false; // The line is lost with the connection, nothing was sent: ask again over a new one.
        } finally {
            waiting.remove(slot);
            if (!used) {
                leave(slot);
            }
        }
    }

    private Bounds.Slot ask() {
        try {
            return wires.open(
                    Provider.Use.ONE_BY_ONE, wire -> Door.bounds(route, wire).ask(route.physical()));
        } catch (JMSException failure) {
            throw carrier.unreachable(failure);
        }
    }

    private static void leave(Bounds.Slot slot) {
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
        closed = true;
        waiting.forEach(BoundedSending::leave);
        pipeline.close();
        carrier.close();
    }
}

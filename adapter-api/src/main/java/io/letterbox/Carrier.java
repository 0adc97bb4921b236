package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Brings single messages to the broker, and says what became of each. */
final class Carrier<T> implements AutoCloseable {

    private final Route<T> route;
    private final Wires wires;
    private final Envelope envelope;
    private final Pool<Outlet> outlets;
    private volatile boolean closed;

    Carrier(Route<T> route, Wires wires, Envelope envelope, ScheduledExecutorService clock) {
        this.route = route;
        this.wires = wires;
        this.envelope = envelope;
        this.outlets = new Pool<>(() -> wires.open(Provider.Use.ONE_BY_ONE, wire -> Outlet.open(wire, route)), clock);
    }

    /** Opens and keeps one outlet, so that what is wrong shows when the end is opened. */
    void open() {
        outlets.giveBack(take());
    }

    Parcel pack(T value, Options options) {
        Outlet outlet = take();
        try {
            return new Parcel(outlet, seal(value, options, outlet.session()), options);
        } catch (RuntimeException unsent) {
            outlets.giveBack(outlet);
            throw unsent;
        }
    }

    Message seal(T value, Options options, Session session) {
        try {
            return envelope.seal(value, route.address().codec(), options, session);
        } catch (JMSException failure) {
            throw unreachable(failure);
        }
    }

    /** Makes a message part of a unit. */
    void add(Unit unit, T value, Options options, Bounds.@Nullable Slot slot) {
        try {
            Message message = envelope.seal(value, route.address().codec(), options, unit.session());
            unit.add(unit.lane().destination(route), message, options, slot);
        } catch (JMSException failure) {
            unit.spoil(failure);
            throw unreachable(failure);
        }
    }

    /** A message on its way, and the outlet that it goes through; closing it frees the outlet. */
    final class Parcel implements AutoCloseable {
        private Outlet outlet;
        private final Message message;
        private final Options options;
        private boolean sound = true;

        private Parcel(Outlet outlet, Message message, Options options) {
            this.outlet = outlet;
            this.message = message;
            this.options = options;
        }

        Message message() {
            return message;
        }

        /**
         * Sends it.
         *
         * @return true if the broker has it; false if its queue is full
         */
        boolean carry() {
            if (outlet.broken()) {
                renew();
            }
            try {
                return RoundTrip.uncut(this::send, this::sendAgain);
            } catch (JMSException failure) {
                if (wires.provider().full(failure)) {
                    return false;
                }
                sound = false; // The broker's answer may still come, and would pass for the answer to the next send.
                throw failed(failure, message, options);
            }
        }

        private boolean send() throws JMSException {
            outlet.send(message, options);
            return true;
        }

        // Through a new outlet, since the answer to the first try may still come through the old one.
        private boolean sendAgain() throws JMSException {
            if (!envelope.recognised()) {
                throw new JMSException(
                        "interrupted before the broker's answer, and the provider recognises no duplicates");
            }
            renew();
            return send();
        }

        private void renew() {
            Outlet old = outlet;
            outlet = take();
            outlets.discard(old);
        }

        @Override
        public void close() {
            if (sound) {
                outlets.giveBack(outlet);
            } else {
                outlets.discard(outlet);
            }
        }
    }

    /** What to tell about a send that failed for another reason than a full queue. */
    MailboxException failed(Exception failure, Message message, Options options) {
        if (wires.provider().refused(failure)) {
            return Door.refused("the message for " + route, failure);
        }
        return new MailboxException.InDoubt(
                "whether the broker has the message for " + route + " is unknown: " + failure.getMessage()
                        + "; retry() sends it again under the same id",
                failure,
                () -> retry(message, options));
    }

    private void retry(Message message, Options options) {
        if (closed) {
            throw Door.closed(route);
        }
        try (Parcel again = new Parcel(take(), message, options)) {
            if (!again.carry()) {
                throw failed(new JMSException("full at the second try"), message, options);
            }
        }
    }

    private Outlet take() {
        try {
            return outlets.take();
        } catch (JMSException failure) {
            throw unreachable(failure);
        }
    }

    MailboxException unreachable(JMSException failure) {
        return closed ? Door.closed(route) : Door.unreachable(route, failure, wires.provider());
    }

    @Override
    public void close() {
        closed = true;
        outlets.close();
    }
}

package io.letterbox;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The sending end that a door opens, with the options of one view of it. */
final class SendingEnd<T> implements Sender<T> {

    /** What all views of one end share. */
    static final class Shared<T> implements AutoCloseable {
        private final Route<T> route;
        private final Sending<T> sending;
        private final Units units;
        private final Consumer<AutoCloseable> whenClosed;
        private final AtomicBoolean closed = new AtomicBoolean();

        Shared(Route<T> route, Sending<T> sending, Units units, Consumer<AutoCloseable> whenClosed) {
            this.route = route;
            this.sending = sending;
            this.units = units;
            this.whenClosed = whenClosed;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                sending.close();
                whenClosed.accept(this);
            }
        }
    }

    /** Whether a view takes part in the units of its threads. */
    enum Place {
        WITHIN_UNITS,
        APART
    }

    private final Shared<T> shared;
    private final Options options;
    private final Place place;

    SendingEnd(Shared<T> shared, Options options, Place place) {
        this.shared = shared;
        this.options = options;
        this.place = place;
    }

    @Override
    public void send(T message) throws InterruptedException {
        boolean accepted = send(message, Limit.forever());
        assert accepted;
    }

    @Override
    public boolean trySend(T message) {
        try {
            return send(message, options, Limit.none());
        } catch (InterruptedException impossible) {
            throw new AssertionError("interrupted without waiting", impossible);
        }
    }

    @Override
    public boolean trySend(T message, Duration limit) throws InterruptedException {
        Limit wait = Limit.of(limit);
        return wait.passed() ? trySend(message) : send(message, wait);
    }

    private boolean send(T message, Limit limit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before sending to " + shared.route + "; nothing was sent");
        }
        return send(message, options, limit);
    }

    private boolean send(T message, Options with, Limit limit) throws InterruptedException {
        checkOpen(message);
        Sending<T> sending = shared.sending;
        if (place == Place.APART) {
            return shared.units.outside(() -> sending.send(message, with, limit));
        }
        Unit unit = shared.units.current();
        return unit == null ? sending.send(message, with, limit) : sending.send(unit, message, with, limit);
    }

    @Override
    public CompletionStage<Boolean> trySendAsync(T message) {
        checkOpen(message);
        if (place == Place.WITHIN_UNITS && shared.units.current() != null) {
            throw new MailboxException.Refused(
                    "a unit of work ends with its thread's work, and awaits no answer from " + shared.route
                            + ": use trySend, or send through apart()",
                    null);
        }
        return shared.sending.sendAsync(message, options);
    }

    private void checkOpen(T message) {
        if (shared.closed.get()) {
            throw Door.closed(shared.route);
        }
        if (Objects.isNull(message)) {
            throw new IllegalArgumentException("null is no message for " + shared.route);
        }
    }

    @Override
    public Sender<T> with(Options other) {
        shared.sending.check(other);
        return new SendingEnd<>(shared, other, place);
    }

    @Override
    public Sender<T> apart() {
        return new SendingEnd<>(shared, options, Place.APART);
    }

    @Override
    public Address<T> address() {
        return shared.route.addressInForce();
    }

    @Override
    public void close() {
        shared.close();
    }

    @Override
    public String toString() {
        return "sender of " + shared.route;
    }
}

package io.letterbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The receiving end that a door opens. */
final class ReceivingEnd<R> implements Receiver<R> {

    private static final Duration FINISH = Duration.ofSeconds(30);

    private final Source<R> source;
    private final Route<?> route;
    private final Receiving<R> receiving;
    private final Browses<R> browses;
    private final Units units;
    private final Consumer<AutoCloseable> whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Callers callers = new Callers();

    ReceivingEnd(
            Source<R> source,
            Route<?> route,
            Receiving<R> receiving,
            Browses<R> browses,
            Units units,
            Consumer<AutoCloseable> whenClosed) {
        this.source = source;
        this.route = route;
        this.receiving = receiving;
        this.browses = browses;
        this.units = units;
        this.whenClosed = whenClosed;
    }

    @Override
    public R receive() throws InterruptedException {
        while (true) {
            R received = next(Limit.forever());
            if (received != null) {
                return received;
            }
        }
    }

    @Override
    public Optional<R> tryReceive() {
        try {
            return Optional.ofNullable(next(Limit.none()));
        } catch (InterruptedException impossible) {
            throw new AssertionError("interrupted without waiting", impossible);
        }
    }

    @Override
    public Optional<R> tryReceive(Duration limit) throws InterruptedException {
        Limit wait = Limit.of(limit);
        return wait.passed() ? tryReceive() : Optional.ofNullable(next(wait));
    }

    @Override
    public <X extends Exception> void receive(Handler<? super R, X> handler) throws InterruptedException, X {
        boolean handled = false;
        while (!handled) {
            handled = next(Limit.forever(), handler);
        }
    }

    @Override
    public <X extends Exception> boolean tryReceive(Handler<? super R, X> handler) throws X {
        try {
            return next(Limit.none(), handler);
        } catch (InterruptedException impossible) {
            throw new AssertionError("interrupted without waiting", impossible);
        }
    }

    @Override
    public <X extends Exception> boolean tryReceive(Duration limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        Limit wait = Limit.of(limit);
        return wait.passed() ? tryReceive(handler) : next(wait, handler);
    }

    @Override
    public <X extends Exception> void receiveAll(Handler<? super R, X> handler) throws InterruptedException, X {
        checkOpen();
        while (!closed.get()) {
            try {
                receive(handler);
            } catch (MailboxException.Closed end) {
                if (!closed.get()) {
                    throw end; // Another end's, from within the handler.
                }
            }
        }
    }

    private @Nullable R next(Limit limit) throws InterruptedException {
        checkInterrupt(limit);
        boolean entered = callers.enter();
        try {
            checkOpen();
            Unit unit = units.current();
            return unit == null ? receiving.receive(limit) : receiving.receive(unit, limit);
        } finally {
            callers.leave(entered);
        }
    }

    private <X extends Exception> boolean next(Limit limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        checkInterrupt(limit);
        boolean entered = callers.enter();
        try {
            checkOpen();
            Unit unit = units.current();
            return unit == null ? receiving.receive(limit, handler) : handle(unit, limit, handler);
        } finally {
            callers.leave(entered);
        }
    }

    private <X extends Exception> boolean handle(Unit unit, Limit limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        R received = receiving.receive(unit, limit);
        if (received == null) {
            return false;
        }
        try {
            handler.handle(received);
            return true;
        } catch (Throwable failure) {
            unit.spoil(failure); // One message alone cannot be put back.
            throw failure;
        }
    }

    private void checkInterrupt(Limit limit) throws InterruptedException {
        if (!limit.passed() && Thread.interrupted()) {
            throw new InterruptedException("interrupted before receiving from " + route + "; nothing was received");
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw Door.closed(route);
        }
    }

    @Override
    public Stream<R> browse() {
        return browses.open();
    }

    @Override
    public long undecodable() {
        return receiving.undecodable();
    }

    @Override
    public Source<R> source() {
        return source;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            browses.close();
            receiving.close();
            callers.awaitOthers(TimeUnit.SECONDS, FINISH.toSeconds());
            whenClosed.accept(this);
        }
    }

    @Override
    public String toString() {
        return "receiver of " + route;
    }
}

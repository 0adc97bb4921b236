package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Topic;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one opener of ends: it checks identity and capacity, and picks the sibling that fits the capacity. */
final class Door implements Letterbox {

    private final Settings settings;
    private final Wires wires;
    private final Envelope envelope;
    private final ScheduledExecutorService clock = clock();
    private final Set<AutoCloseable> ends = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    Door(Provider provider, Settings settings) {
        this.settings = settings;
        this.wires = new Wires(provider);
        this.envelope = new Envelope(settings.self(), provider.duplicateId());
    }

    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "letterbox-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    @Override
    public <T> Sender<T> sender(Address<T> to) {
        Route<T> route = Route.of(to, settings);
        route.checkSender(settings.self());
        checkOpen(route);
        agree(route);
        SendingEnd.Shared<T> end = new SendingEnd.Shared<>(route, sending(route), ends::remove);
        keep(end, route);
        return new SendingEnd<>(end, Options.defaults());
    }

    private <T> Sending<T> sending(Route<T> route) {
        if (route.capacity() instanceof Capacity.Zero) {
            ZeroSending<T> zero = new ZeroSending<>(route, wires, envelope, clock);
            zero.open();
            return zero;
        }
        Carrier<T> carrier = new Carrier<>(route, wires, envelope, clock);
        carrier.open();
        Pipeline<T> pipeline = new Pipeline<>(route, wires, carrier);
        return route.capacity() instanceof Capacity.Bounded
                ? new BoundedSending<>(route, wires, carrier, pipeline)
                : new UnboundedSending<>(route, carrier, pipeline);
    }

    @Override
    public <R> Receiver<R> receiver(Source<R> from) {
        Route<?> route = Route.of(from, settings);
        route.checkReceiver(settings.self());
        checkOpen(route);
        agree(route);
        Reading<R> reading = Reading.of(from, route.address().codec());
        ReceivingEnd<R> end = new ReceivingEnd<>(from, route, receiving(from, route, reading), ends::remove);
        keep(end, route);
        return end;
    }

    private <R> Receiving<R> receiving(Source<R> from, Route<?> route, Reading<R> reading) {
        if (route.capacity() instanceof Capacity.Zero) {
            ZeroReceiving<R> zero = new ZeroReceiving<>(route, reading, wires, clock);
            zero.begin();
            return zero;
        }
        BufferedReceiving<R> buffered = buffered(from, route, reading);
        buffered.open();
        return buffered;
    }

    private <R> BufferedReceiving<R> buffered(Source<R> from, Route<?> route, Reading<R> reading) {
        Optional<Subscription<?>> subscription = subscription(from);
        if (subscription.isPresent()) {
            Inlets held = held(subscription.get(), route);
            return new BufferedReceiving<>(route, reading, wires.provider(), held, held);
        }
        Inlet.Opening consumer = session -> session.createConsumer(route.destination(session));
        return new BufferedReceiving<>(
                route,
                reading,
                wires.provider(),
                new PooledInlets(inlet(Provider.Use.AHEAD, consumer), clock),
                new PooledInlets(inlet(Provider.Use.ONE_BY_ONE, consumer), clock));
    }

    /** A named subscription is shared, and fetches nothing ahead of others; a live one has its copies for itself. */
    private HeldInlet held(Subscription<?> subscription, Route<?> route) {
        if (subscription.name().isEmpty()) {
            Inlet.Opening live = session -> session.createConsumer(route.destination(session));
            return new HeldInlet(() -> wires.open(Provider.Use.AHEAD, wire -> Inlet.openSteady(wire, live)));
        }
        String name = Names.SUBSCRIPTION
                + subscription.broadcast().name()
                + '.'
                + subscription.name().get();
        return new HeldInlet(inlet(
                Provider.Use.ONE_BY_ONE,
                session -> session.createSharedDurableConsumer((Topic) route.destination(session), name)));
    }

    private static Optional<Subscription<?>> subscription(Source<?> source) {
        if (source instanceof Deliveries<?> deliveries) {
            return subscription(deliveries.source());
        }
        return source instanceof Subscription<?> subscription ? Optional.of(subscription) : Optional.empty();
    }

    private Pool.Opening<Inlet> inlet(Provider.Use use, Inlet.Opening consumer) {
        return () -> wires.open(use, wire -> Inlet.open(wire, consumer));
    }

    @Override
    public <Q, R> Requester<Q, R> requester(Address<Q> to, Class<R> answer) {
        throw new UnsupportedOperationException("under way");
    }

    @Override
    public <R> Listener listen(Source<R> from, Listening how, Handler<? super R, ?> handler) {
        throw new UnsupportedOperationException("under way");
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R unit(Work<R, X> work) throws X {
        throw new UnsupportedOperationException("under way");
    }

    /** Makes the capacity that the code names the one that the broker keeps, or refuses. */
    private void agree(Route<?> route) {
        if (route.address() instanceof Broadcast) {
            return;
        }
        try {
            if (route.capacity() instanceof Capacity.Bounded bounded) {
                int kept = wires.open(
                        Provider.Use.ONE_BY_ONE,
                        wire -> bounds(route, wire).keep(route.physical(), bounded.messages()));
                refuse(route, OptionalInt.of(kept).stream().filter(n -> n != bounded.messages()));
            } else {
                OptionalInt kept = wires.open(Provider.Use.ONE_BY_ONE, wire -> {
                    Optional<Bounds> bounds = wire.bounds();
                    return bounds.isPresent() ? bounds.get().kept(route.physical()) : OptionalInt.empty();
                });
                refuse(route, kept.stream());
            }
        } catch (JMSException failure) {
            throw unreachable(route, failure, wires.provider());
        }
    }

    private static void refuse(Route<?> route, IntStream other) {
        other.findAny().ifPresent(kept -> {
            throw new MailboxException.Refused(
                    route + " is " + route.capacity() + " here, and the broker keeps " + Capacity.bounded(kept)
                            + " for it: use that capacity, or have the operator change the address setting "
                            + route.physical(),
                    null);
        });
    }

    static Bounds bounds(Route<?> route, Wire wire) throws JMSException {
        return wire.bounds()
                .orElseThrow(() -> new MailboxException.Refused(
                        route + " is " + route.capacity()
                                + ", and this broker does not count: a bounded capacity needs a"
                                + " binding, such as letterbox-artemis-binding, and its plug-in in the broker",
                        null));
    }

    private void keep(AutoCloseable end, Route<?> route) {
        ends.add(end);
        if (closed.get()) {
            close(end);
            throw closed(route);
        }
    }

    private void checkOpen(Route<?> route) {
        if (closed.get()) {
            throw closed(route);
        }
    }

    static MailboxException closed(Route<?> route) {
        return new MailboxException.Closed(
                "this end of " + route + " is closed: open a new one through an open letterbox");
    }

    static MailboxException unreachable(Route<?> route, JMSException failure, Provider provider) {
        if (provider.refused(failure)) {
            return new MailboxException.Refused("the broker refuses " + route + ": " + failure.getMessage(), failure);
        }
        return new MailboxException.Unreachable(
                "no connection to the broker for " + route + ": " + failure.getMessage()
                        + "; check that it runs, and try again",
                failure);
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception impossible) {
            throw new AssertionError("ends close without an exception", impossible);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ends.forEach(Door::close);
            clock.shutdownNow();
            wires.close();
        }
    }

    @Override
    public String toString() {
        return "letterbox of " + settings.self().orElse("nobody");
    }
}

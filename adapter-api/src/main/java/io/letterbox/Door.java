package io.letterbox;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one opener of ends: it checks identity and capacity, and picks the sibling that fits the capacity. */
final class Door implements Letterbox {

    private final Settings settings;
    private final Wires wires;
    private final Screening screening;
    private final Envelope envelope;
    private final ScheduledExecutorService clock;
    private final Units units;
    private final Answering answering;
    private final Set<AutoCloseable> ends = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    Door(Provider provider, Settings settings) {
        this.settings = settings;
        this.wires = new Wires(provider);
        this.clock = clock(provider.threads());
        this.screening = new Screening(settings.limits(), provider.bodies());
        this.envelope = new Envelope(settings.self(), provider.duplicateId(), screening);
        this.units = new Units(wires, settings.stall(), clock);
        this.answering = new Answering(units, envelope);
    }

    private static ScheduledExecutorService clock(ThreadFactory threads) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = threads.newThread(task);
            thread.setName("letterbox-clock");
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    @Override
    public <T> Sender<T> sender(Address<T> to) {
        return new SendingEnd<>(
                sharedSender(Route.of(to, settings)), Options.defaults(), SendingEnd.Place.WITHIN_UNITS);
    }

    private <T> SendingEnd.Shared<T> sharedSender(Route<T> route) {
        route.checkSender(settings.self());
        checkOpen(route);
        agree(route);
        SendingEnd.Shared<T> end = new SendingEnd.Shared<>(route, sending(route), units, ends::remove);
        keep(end, route);
        return end;
    }

    private <T> Sending<T> sending(Route<T> route) {
        if (route.capacity() instanceof Capacity.Zero) {
            ZeroSending<T> zero = new ZeroSending<>(route, wires, envelope, clock);
            zero.open();
            return zero;
        }
        Carrier<T> carrier = new Carrier<>(route, wires, envelope, clock);
        carrier.open();
        Pipeline<T> pipeline = new Pipeline<>(route, wires, carrier, clock);
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
        checkDeadLetters(route);
        Reading<R> reading = Reading.of(from, route.address().codec(), answering, screening);
        ReceivingEnd<R> end = new ReceivingEnd<>(
                from,
                route,
                receiving(from, route, reading),
                new Browses<>(route, () -> browse(from, route, reading)),
                units,
                ends::remove);
        keep(end, route);
        return end;
    }

    private <R> Receiving<R> receiving(Source<R> from, Route<?> route, Reading<R> reading) {
        if (route.capacity() instanceof Capacity.Zero) {
            Selected.selector(from).ifPresent(selector -> {
                throw new IllegalArgumentException(route + " has capacity zero, which does not go with a selector:"
                        + " whoever waits takes what is handed over");
            });
            return rendezvous(route, reading);
        }
        BufferedReceiving<R> buffered = buffered(from, route, reading);
        buffered.open();
        return buffered;
    }

    private <R> Browse<R> browse(Source<R> from, Route<?> route, Reading<R> reading) {
        if (Subscription.in(from).isPresent()) {
            throw new MailboxException.Refused(
                    "a subscription of " + route + " cannot be browsed: Jakarta Messaging browses queues only", null);
        }
        if (route.capacity() instanceof Capacity.Zero) {
            throw new MailboxException.Refused(
                    route + " has capacity zero, and holds no messages: there is nothing to browse", null);
        }
        return Browse.open(route, reading, Selected.selector(from), wires);
    }

    private <R> ZeroReceiving<R> rendezvous(Route<?> route, Reading<R> reading) {
        ZeroReceiving<R> zero =
                new ZeroReceiving<>(route, reading, new Burials(route, answering, screening.bodies()), wires, clock);
        zero.begin();
        return zero;
    }

    private <R> BufferedReceiving<R> buffered(Source<R> from, Route<?> route, Reading<R> reading) {
        Optional<Subscription<?>> subscription = Subscription.in(from);
        Provider provider = wires.provider();
        Burials burials = new Burials(route, answering, screening.bodies());
        Intake intake = Intake.of(from, route, null, Optional.empty());
        if (subscription.isPresent() && subscription.get().durable().isEmpty()) {
            Intake live = session -> intake.open(session); // Without its retries, which only listeners make.
            HeldInlet held = new HeldInlet(
                    () -> wires.open(Provider.Use.AHEAD, wire -> Inlet.open(wire, live, Inlet.Stay.STEADY)));
            return new BufferedReceiving<>(route, reading, provider, burials, held, held, Optional.empty());
        }
        if (subscription.isPresent()) { // A subscription is shared, and fetches nothing ahead of others.
            HeldInlet held = new HeldInlet(inlet(Provider.Use.ONE_BY_ONE, intake));
            return new BufferedReceiving<>(route, reading, provider, burials, held, held, Optional.of(intake));
        }
        return new BufferedReceiving<>(
                route,
                reading,
                provider,
                burials,
                new PooledInlets(inlet(Provider.Use.AHEAD, intake), clock),
                new PooledInlets(inlet(Provider.Use.ONE_BY_ONE, intake), clock),
                Optional.of(intake));
    }

    private Pool.Opening<Inlet> inlet(Provider.Use use, Intake intake) {
        return () -> wires.open(use, wire -> Inlet.open(wire, intake));
    }

    @Override
    public <Q, R> Requester<Q, R> requester(Address<Q> to, Class<R> answer) {
        Route<Q> route = Route.of(to, settings);
        if (to instanceof Broadcast) {
            throw new IllegalArgumentException(
                    route + " is answered by nobody: ask through a mailbox, an inbox or a link");
        }
        Codec<R> answers = Codec.of(answer);
        Options options = Options.defaults().durability(Options.Durability.NON_PERSISTENT);
        SendingEnd<Question<Q>> questions = new SendingEnd<>(
                sharedSender(route.coded(Question.codec(to.codec()))), options, SendingEnd.Place.APART);
        RequestingEnd<Q, R> end = new RequestingEnd<>(
                route,
                answers,
                screening,
                questions,
                wires.provider(),
                opening -> wires.open(Provider.Use.AHEAD, wire -> ReplyQueue.open(wire, to.destination(), opening)),
                ends::remove);
        keep(end, route);
        end.open();
        return end;
    }

    @Override
    public <R> Listener listen(Source<R> from, Listening how, Handler<? super R, ?> handler) {
        Route<?> route = Route.of(from, settings);
        route.checkReceiver(settings.self());
        checkOpen(route);
        Reading<R> reading = Reading.of(from, route.address().codec(), answering, screening);
        admit(how);
        Roster<R> roster = new Roster<>(from, route, reading, how, handler, units, answering, wires);
        ListeningEnd end = roster.listener(() -> agreeOnBoth(route), () -> rendezvous(route, reading), ends::remove);
        keep(end, route);
        end.start();
        return end;
    }

    /** Listeners that took all connections would wait for their own sends. */
    private void admit(Listening how) {
        try {
            wires.provider().admit(how.concurrency() + 1);
        } catch (JMSException failure) {
            if (wires.provider().refused(failure)) {
                throw new MailboxException.Refused(
                        "listener " + how.name() + " has concurrency " + how.concurrency()
                                + ", and what it sends needs one connection more: " + failure.getMessage(),
                        failure);
            }
            // Whoever listens waits for the broker, and is told when it opens.
        }
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R unit(Work<R, X> work) throws X {
        if (closed.get()) {
            throw new MailboxException.Closed("this letterbox is closed: open a new one");
        }
        return units.run(work);
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

    private void agreeOnBoth(Route<?> route) {
        agree(route);
        checkDeadLetters(route);
    }

    /** Where queues have to be declared, the first dead letter would be too late to notice that theirs is not. */
    private void checkDeadLetters(Route<?> route) {
        if (wires.provider().transactions().isEmpty()) {
            return;
        }
        try {
            wires.open(Provider.Use.ONE_BY_ONE, wire -> DeadLetters.check(wire, route));
        } catch (JMSException failure) {
            if (!(failure instanceof InvalidDestinationException || failure instanceof JMSSecurityException)) {
                throw unreachable(route, failure, wires.provider());
            }
            throw new MailboxException.Refused(
                    route + " needs a queue " + route.deadLetters().name()
                            + " for its dead letters, which cannot be opened: " + failure.getMessage()
                            + "; declare that queue, or map the dead letters to one that exists",
                    failure);
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
            return refused(route.toString(), failure);
        }
        return new MailboxException.Unreachable(
                "no connection to the broker for " + route + ": " + failure.getMessage()
                        + "; check that it runs, and try again",
                failure);
    }

    /** What the broker said, and who can change it if it is a matter of rights. */
    static MailboxException.Refused refused(String what, Exception failure) {
        String next = failure instanceof JMSSecurityException
                ? "; check the user and the password of this process, or have the operator grant that permission"
                : "";
        return new MailboxException.Refused("the broker refuses " + what + ": " + failure.getMessage() + next, failure);
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
            // The listeners first: what they have in hand may need the other ends to finish.
            ends.stream().filter(Listener.class::isInstance).forEach(Door::close);
            ends.forEach(Door::close);
            units.close();
            clock.shutdownNow();
            wires.close();
        }
    }

    @Override
    public String toString() {
        return "letterbox of " + settings.self().orElse("nobody");
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts a listener together: as many posts as it handles messages at once, all in one course. */
final class Roster<R> {

    private final Source<R> from;
    private final Route<?> route;
    private final Reading<R> reading;
    private final Listening how;
    private final Handler<? super R, ?> handler;
    private final Units units;
    private final Answering answering;
    private final Wires wires;
    private final Course course;
    private final Tally tally;

    Roster(
            Source<R> from,
            Route<?> route,
            Reading<R> reading,
            Listening how,
            Handler<? super R, ?> handler,
            Units units,
            Answering answering,
            Wires wires) {
        this.from = from;
        this.route = route;
        this.reading = reading;
        this.how = how;
        this.handler = handler;
        this.units = units;
        this.answering = answering;
        this.wires = wires;
        this.course = new Course(how.start());
        this.tally = new Tally(how.name());
        if (route.capacity() instanceof Capacity.Zero) {
            check(how.attempts() == 1, how.attempts() + " attempts: a message is taken before it is handled");
            check(
                    how.selector().isEmpty() && Selected.selector(from).isEmpty(),
                    "a selector: whoever waits takes what is handed over");
            check(how.fetching() == Listening.Fetching.ONE, "fetching ahead: nothing is there to be fetched");
        }
    }

    private void check(boolean fits, String problem) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "listener " + how.name() + ": " + route + " has capacity zero, which does not go with " + problem);
        }
    }

    /**
     * Opens what can be opened now, so that a refusal shows here, and a live subscription misses nothing from here on.
     *
     * @param agreeing tells the broker what the address is, before each opening
     * @param rendezvous opens a receiving end of capacity zero
     */
    ListeningEnd listener(
            Runnable agreeing, Supplier<ZeroReceiving<R>> rendezvous, Consumer<AutoCloseable> whenClosed) {
        List<Shift> shifts = route.capacity() instanceof Capacity.Zero
                ? shifts(() -> zero(agreeing, rendezvous))
                : buffered(agreeing);
        if (course.running()) {
            open(shifts);
        }
        List<Post> posts = shifts.stream()
                .map(shift -> new Post(shift, course, tally, this::threadsTakenBack))
                .toList();
        return new ListeningEnd(how, course, tally, posts, wires.provider().threads(), whenClosed);
    }

    private List<Shift> shifts(Supplier<Shift> shift) {
        return Stream.generate(shift).limit(how.concurrency()).toList();
    }

    private void open(List<Shift> shifts) {
        boolean refused = true;
        try {
            for (Shift shift : shifts) {
                shift.open();
            }
            refused = false;
        } catch (MailboxException.Unreachable later) {
            refused = false;
            tally.disconnected(later);
        } catch (JMSException failure) {
            refused = wires.provider().refused(failure);
            if (refused) {
                throw Door.unreachable(route, failure, wires.provider());
            }
            tally.disconnected(failure);
        } finally {
            if (refused) {
                shifts.forEach(Shift::close);
            }
        }
    }

    private List<Shift> buffered(Runnable agreeing) {
        boolean live = Subscription.in(from)
                .filter(subscription -> subscription.durable().isEmpty())
                .isPresent();
        String group = live && how.concurrency() > 1 ? "letterbox-" + UUID.randomUUID() : null;
        Intake intake = Intake.of(from, route, group, how.selector());
        Provider.Use use =
                switch (how.fetching()) {
                    case ONE -> Provider.Use.ONE_BY_ONE;
                    case AHEAD -> Provider.Use.AHEAD;
                };
        BufferedShift.Opening opening = () -> {
            agreeing.run();
            return wires.open(use, this::lane);
        };
        Treatment<R> treatment = new Treatment<>(
                reading,
                how,
                handler,
                units,
                new Burials(route, answering, wires.provider().bodies()),
                course,
                tally);
        return shifts(() -> new BufferedShift(
                opening, intake, live ? Inlet.Stay.STEADY : Inlet.Stay.WHILE_USED, treatment, course));
    }

    private UnitLane lane(Wire wire) throws JMSException {
        wire.countNoAttempts(route.physical());
        wire.countNoAttempts(route.retry());
        return UnitLane.open(wire);
    }

    private boolean threadsTakenBack() {
        return how.threads()
                .filter(threads -> threads instanceof ExecutorService service && service.isShutdown())
                .isPresent();
    }

    private Shift zero(Runnable agreeing, Supplier<ZeroReceiving<R>> rendezvous) {
        Supplier<ZeroReceiving<R>> opening = () -> {
            agreeing.run();
            return rendezvous.get();
        };
        return new ZeroShift<>(opening, this::handleTaken, course);
    }

    /** What was taken is the listener's alone: it is handled, or goes to the dead letters. */
    private void handleTaken(R taken) throws Exception {
        tally.begun();
        try {
            units.run(() -> {
                handler.handle(taken);
                return taken;
            });
            tally.done();
        } catch (Throwable failure) {
            tally.failed(failure);
            tally.deadLettered(failure);
            throw failure;
        } finally {
            tally.ended();
        }
    }
}

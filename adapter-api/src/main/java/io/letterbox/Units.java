package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The units of work of one door, and which of them a thread is in. */
final class Units implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Units.class.getName());

    private final Wires wires;
    private final Duration stall;
    private final Pool<UnitLane> lanes;
    private final Association association;

    Units(Wires wires, Duration stall, ScheduledExecutorService clock) {
        this.wires = wires;
        this.stall = stall;
        this.lanes = new Pool<>(() -> wires.open(Provider.Use.ONE_BY_ONE, UnitLane::open), clock);
        this.association = provider()
                .transactions()
                .<Association>map(transactions -> new TransactionAssociation(transactions, new Joining()))
                .orElseGet(ThreadAssociation::new);
    }

    /** The unit that this thread is in. */
    @Nullable
    Unit current() {
        return association.current();
    }

    Provider provider() {
        return wires.provider();
    }

    /** A unit over a session of somebody else's. */
    Unit over(UnitLane lane) {
        return new Unit(lane, stall, () -> {});
    }

    <R extends @Nullable Object, X extends Exception> R run(Work<R, X> work) throws X {
        Unit outer = current();
        if (outer != null) {
            return part(outer, work);
        }
        boolean reported = false;
        while (true) {
            Unit unit = over(take());
            boolean committed = false;
            try {
                begin(unit);
                R result = within(unit, work);
                unit.check();
                commit(unit);
                committed = true;
                return result;
            } catch (Throwable failure) {
                if (unit.stalled() == null || failure instanceof InterruptedException || failure instanceof Error) {
                    throw failure;
                }
                if (!reported) {
                    LOG.log(System.Logger.Level.WARNING, unit.stalled().getMessage());
                    reported = true;
                }
            } finally {
                end(unit, committed);
            }
        }
    }

    /** Does something in a unit of its own, whatever unit the thread is in. */
    boolean alone(Predicate<Unit> deed) {
        return outside(() -> run(() -> deed.test(Objects.requireNonNull(current()))));
    }

    /** Does something in no unit, whatever unit the thread is in. */
    <R extends @Nullable Object, X extends Exception> R outside(Work<R, X> work) throws X {
        return association.outside(work);
    }

    /** What fails in a part fails the whole: nothing of it can be undone alone. */
    private static <R extends @Nullable Object, X extends Exception> R part(Unit outer, Work<R, X> work) throws X {
        try {
            return work.perform();
        } catch (Throwable failure) {
            outer.spoil(failure);
            throw failure;
        }
    }

    /** Does the work in a unit, and leaves it to the caller how the unit ends. */
    <R extends @Nullable Object, X extends Exception> R within(Unit unit, Work<R, X> work) throws X {
        return association.within(unit, work);
    }

    private void begin(Unit unit) {
        Optional<Transactions> transactions = provider().transactions();
        if (transactions.isPresent()) {
            try {
                transactions.get().begin(unit.session());
            } catch (JMSException failure) {
                throw unreachable(failure);
            }
        }
    }

    private void end(Unit unit, boolean committed) {
        if (!committed) {
            unit.drop();
        }
        if (committed || (!unit.flushed() && unit.lane().rolledBack())) {
            lanes.giveBack(unit.lane());
        } else {
            lanes.discard(unit.lane());
        }
    }

    private UnitLane take() {
        try {
            return lanes.take();
        } catch (JMSException failure) {
            throw unreachable(failure);
        }
    }

    private MailboxException unreachable(JMSException failure) {
        return wires.provider().refused(failure)
                ? new MailboxException.Refused(
                        "the broker refuses the unit of work: " + failure.getMessage() + "; nothing was sent", failure)
                : new MailboxException.Unreachable(
                        "no connection to the broker for a unit of work: " + failure.getMessage()
                                + "; nothing was sent, check that it runs, and try again",
                        failure);
    }

    private void flush(Unit unit) {
        try {
            unit.flush();
        } catch (JMSException failure) {
            throw unreachable(failure);
        }
    }

    /** Sends and commits, or says what became of it. */
    void commit(Unit unit) {
        flush(unit);
        List<Unit.Outgoing> sent = unit.outgoing();
        try {
            unit.lane().commit();
        } catch (JMSException failure) {
            Provider provider = wires.provider();
            if (provider.refused(failure)
                    || provider.full(failure)
                    || failure instanceof TransactionRolledBackException) {
                throw new MailboxException.Refused(
                        "the broker refuses the unit of work: " + failure.getMessage()
                                + "; nothing was sent, and what it received is back",
                        failure);
            }
            boolean repeatable = !unit.hasReceived()
                    && provider.duplicateId().isPresent()
                    && provider.transactions().isEmpty();
            throw inDoubt(failure, repeatable ? Optional.of(sent) : Optional.empty());
        }
    }

    private MailboxException.InDoubt inDoubt(JMSException failure, Optional<List<Unit.Outgoing>> sent) {
        return new MailboxException.InDoubt(
                "whether a unit of work was committed is unknown: " + failure.getMessage()
                        + (sent.isPresent()
                                ? "; retry() sends its messages again under the same ids"
                                : "; what it received comes again if it was not"),
                failure,
                () -> retry(sent.orElseThrow(() -> inDoubt(failure, sent))));
    }

    /** One by one, so that the broker drops each that it has. */
    private void retry(List<Unit.Outgoing> sent) {
        try {
            Session session = wires.session(Provider.Use.ONE_BY_ONE, Session.AUTO_ACKNOWLEDGE);
            try (MessageProducer producer = session.createProducer(null)) {
                for (Unit.Outgoing each : sent) {
                    RoundTrip.uncutStep(() -> Unit.send(producer, each));
                }
            } finally {
                RoundTrip.uncutStep(session::close);
            }
        } catch (JMSException failure) {
            throw inDoubt(failure, Optional.of(sent));
        }
    }

    /** Units of transactions that somebody else ends. */
    private final class Joining implements TransactionAssociation.Joining {

        @Override
        public Unit join(Runnable spoiling) {
            return new Unit(take(), stall, spoiling);
        }

        @Override
        public void complete(Unit unit) {
            unit.check();
            flush(unit);
        }

        @Override
        public void left(Unit unit, boolean committed) {
            if (!committed) {
                unit.drop();
            }
            // A time-out ends it in another thread, and its own may still be at work with the lane, which is of no more
            // use then.
            if (unit.isHere()
                    && unit.lane().rolledBack()) { // Which only lets go of a transaction that is somebody else's.
                lanes.giveBack(unit.lane());
            } else {
                lanes.discard(unit.lane());
            }
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}

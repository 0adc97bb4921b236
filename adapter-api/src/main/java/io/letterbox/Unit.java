package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work, in the hands of one thread: what it receives is in the transaction of a session; what it sends waits here until
 * its end, so that it can be dropped while the receipt stays, and holds the slots that were granted for it.
 */
final class Unit {

    /** A message that will be sent at the end, and the slot that it will use. */
    record Outgoing(Destination to, Message message, Options options, Bounds.@Nullable Slot slot) {}

    private final UnitLane lane;
    private final Duration stall;
    private final Runnable whenSpoiled;
    private final Thread thread = Thread.currentThread();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private int received;
    private boolean flushed;
    private MailboxException.@Nullable Stalled stalled;
    private @Nullable Throwable spoiled;

    /**
     * A unit.
     *
     * @param whenSpoiled tells whoever ends it that it can only be rolled back
     */
    Unit(UnitLane lane, Duration stall, Runnable whenSpoiled) {
        this.lane = lane;
        this.stall = stall;
        this.whenSpoiled = whenSpoiled;
    }

    UnitLane lane() {
        return lane;
    }

    Session session() {
        return lane.session();
    }

    /** Whether the calling thread is the one that it was made in. */
    boolean isHere() {
        return thread == Thread.currentThread();
    }

    /** How long it may wait for a slot. */
    Duration stall() {
        return stall;
    }

    /** Keeps a message until the end; what comes in the middle of the end, as others complete their parts, is sent at once. */
    void add(Destination to, Message message, Options options, Bounds.@Nullable Slot slot) throws JMSException {
        Outgoing last = new Outgoing(to, message, options, slot);
        outgoing.add(last);
        if (flushed) {
            flush(last);
        }
    }

    void received() {
        received++;
    }

    /** Whether an answer of the broker may still come. */
    boolean flushed() {
        return flushed;
    }

    boolean hasReceived() {
        return received > 0;
    }

    /** Whether the message that it began with is not all that it has received. */
    boolean receivedMore() {
        return received > 1;
    }

    /** It can only be repeated from now on, whatever becomes of the exception. */
    MailboxException.Stalled stalled(Route<?> route) {
        MailboxException.Stalled stall = new MailboxException.Stalled("a unit of work has waited " + this.stall
                + " for room in " + route + ", and is rolled back and repeated: receive from there, or make it larger");
        stalled = stall;
        whenSpoiled.run();
        return stall;
    }

    MailboxException.@Nullable Stalled stalled() {
        return stalled;
    }

    /** It can only be rolled back from now on, whatever becomes of the exception. */
    void spoil(Throwable why) {
        if (spoiled == null) {
            spoiled = why;
            whenSpoiled.run();
        }
    }

    /** Refuses to go on with what is spoiled. */
    void check() {
        if (stalled != null) {
            throw stalled;
        }
        if (spoiled != null) {
            throw new MailboxException.Refused(
                    "the unit of work is rolled back, since something in it failed and can only be undone with the whole unit: "
                            + spoiled + "; let that exception pass",
                    spoiled);
        }
    }

    /** Sends all, in the transaction. */
    void flush() throws JMSException {
        flushed = true;
        for (Outgoing each : outgoing) {
            flush(each);
        }
    }

    private void flush(Outgoing each) throws JMSException {
        if (each.slot() != null) {
            each.slot().claim(each.message());
        }
        RoundTrip.uncut(() -> sent(each), () -> {
            throw new JMSException("interrupted in the middle of a unit of work's sends");
        });
    }

    private boolean sent(Outgoing each) throws JMSException {
        send(lane.producer(), each);
        return true;
    }

    static void send(MessageProducer producer, Outgoing each) throws JMSException {
        Outlet.send(producer, each.to(), each.message(), each.options());
    }

    List<Outgoing> outgoing() {
        return List.copyOf(outgoing);
    }

    /** Sends nothing, and gives back the slots. */
    void drop() {
        for (Outgoing each : outgoing) {
            if (each.slot() != null) {
                BoundedSending.leave(each.slot());
            }
        }
        outgoing.clear();
    }
}

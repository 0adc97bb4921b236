package io.letterbox;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a listener does with a received message: it reads it, calls the handler in a unit of work with the receipt, and commits; or
 * else decides in the same transaction what becomes of the message.
 */
final class Treatment<R> implements BufferedShift.Handling {

    /** On a message that is tried again: when it failed first. */
    static final String FIRST_FAILED_AT = Envelope.PREFIX + "FirstFailedAt";

    private final Reading<R> reading;
    private final Listening how;
    private final Handler<? super R, ?> handler;
    private final Units units;
    private final Burials burials;
    private final Course course;
    private final Tally tally;
    private final Backoff backoff;
    private final boolean undoneTogether;
    private final Uncommitted uncommitted = new Uncommitted();

    Treatment(
            Reading<R> reading,
            Listening how,
            Handler<? super R, ?> handler,
            Units units,
            Burials burials,
            Course course,
            Tally tally) {
        this.reading = reading;
        this.how = how;
        this.handler = handler;
        this.units = units;
        this.burials = burials;
        this.course = course;
        this.tally = tally;
        this.backoff = new Backoff(how.delay(), how.longestDelay());
        this.undoneTogether = units.provider().transactions().isPresent();
    }

    @Override
    public void handle(UnitLane lane, Inlet inlet, Message message) throws JMSException, InterruptedException {
        tally.begun();
        try {
            Optional<Uncommitted.Failure> earlier = uncommitted.of(message);
            int attempt = Envelope.attempt(message);
            if (earlier.isPresent()) {
                attempt += earlier.get().times();
                if (!resumed(lane, inlet, message, attempt, earlier.get().why())) {
                    return;
                }
                again(message, attempt);
            }
            while (attempt(lane, inlet, message, attempt)) {
                attempt++;
                again(message, attempt);
            }
        } finally {
            tally.ended();
        }
    }

    /** Whether a message that was put back gets its next attempt now. */
    private boolean resumed(UnitLane lane, Inlet inlet, Message message, int attempt, Throwable why)
            throws JMSException, InterruptedException {
        if (undoneTogether) {
            return failed(lane, inlet, message, attempt - 1, why);
        }
        if (attempt > how.attempts() || Answering.Asker.ours(message).isPresent()) {
            bury(lane, message, attempt - 1, why);
            return false;
        }
        return true;
    }

    /** One attempt; true if there is to be another one in place. */
    private boolean attempt(UnitLane lane, Inlet inlet, Message message, int attempt)
            throws JMSException, InterruptedException {
        R received;
        try {
            received = reading.read(message);
        } catch (RuntimeException | MessageFormatException reason) {
            bury(lane, message, attempt, reason);
            return false;
        }
        Unit unit = units.over(lane);
        unit.received();
        Throwable failure = call(unit, received);
        if (failure == null) {
            commit(unit, inlet, message, attempt);
            return false;
        }
        unit.drop();
        MailboxException.Stalled stall = unit.stalled();
        if (stall != null) {
            lane.rollBack();
            tally.stalled(stall);
            return false;
        }
        if (course.lettingGo()) {
            lane.rollBack();
            return false;
        }
        if (lane.broken()) {
            throw new JMSException("the connection broke: " + failure);
        }
        tally.failed(failure);
        if (undoneTogether) {
            undo(lane, inlet, message, attempt, failure);
            return false;
        }
        if (unit.receivedMore()) {
            putBack(lane, message, attempt, failure);
            return false;
        }
        return failed(lane, inlet, message, attempt, failure);
    }

    /**
     * In a transaction of the surroundings all that the handler did has to be undone. Then the message is picked out again and moved;
     * what cannot be, such as one of a subscription, is moved when it comes again.
     */
    private void undo(UnitLane lane, Inlet inlet, Message message, int attempt, Throwable failure)
            throws JMSException, InterruptedException {
        lane.rollBack();
        Message back = message.propertyExists(Names.GROUP) ? null : inlet.again(message);
        if (back == null) {
            uncommitted.add(message, failure);
        } else {
            boolean again = failed(lane, inlet, back, attempt, failure);
            assert !again : "only groups are tried again in place";
        }
    }

    /** What the handler threw; null if all went well. */
    private @Nullable Throwable call(Unit unit, R received) {
        try {
            units.within(unit, () -> {
                handler.handle(received);
                return received;
            });
            unit.check();
            if (course.lettingGo()) {
                throw new InterruptedException("the listener was closed, and the time to finish is over");
            }
            return null;
        } catch (Throwable failure) {
            return failure;
        } finally {
            if (!course.ending()) {
                Thread.interrupted(); // A handler's, which does not end the listening.
            }
        }
    }

    private void commit(Unit unit, Inlet inlet, Message message, int attempt)
            throws JMSException, InterruptedException {
        try {
            units.commit(unit);
            tally.done();
            uncommitted.forget(message);
        } catch (MailboxException.Refused refused) {
            unit.drop();
            tally.failed(refused);
            if (undoneTogether) {
                undo(unit.lane(), inlet, message, attempt, refused);
            } else {
                putBack(unit.lane(), message, attempt, refused);
            }
        } catch (MailboxException lost) {
            unit.drop();
            JMSException broken = new JMSException(lost.getMessage());
            broken.initCause(lost);
            throw broken;
        }
    }

    /** When more than this receipt has to be undone, or the broker has undone it, nothing can be marked on the message. */
    private void putBack(UnitLane lane, Message message, int attempt, Throwable failure)
            throws JMSException, InterruptedException {
        lane.rollBack();
        uncommitted.add(message, failure);
        course.pass(backoff.after(attempt));
    }

    private boolean failed(UnitLane lane, Inlet inlet, Message message, int attempt, Throwable failure)
            throws JMSException, InterruptedException {
        if (attempt >= how.attempts() || Answering.Asker.ours(message).isPresent()) {
            bury(lane, message, attempt, failure);
            return false;
        }
        Duration delay = backoff.after(attempt);
        if (!message.propertyExists(Names.GROUP)) {
            retryLater(lane, inlet, message, attempt, delay);
            return false;
        }
        boolean again = false;
        try {
            again = course.pass(delay);
        } finally {
            if (!again) {
                lane.rollBack();
            }
        }
        return again;
    }

    private void retryLater(UnitLane lane, Inlet inlet, Message message, int attempt, Duration delay)
            throws JMSException {
        Forwarding.send(
                lane.session(),
                message,
                units.provider().bodies(),
                inlet.retryQueue().orElseThrow(),
                marks(message, attempt + 1),
                delay,
                Forwarding.Life.KEPT);
        lane.commit();
        uncommitted.forget(message);
        inlet.expect(delay);
    }

    private static Map<String, Object> marks(Message message, int attempt) throws JMSException {
        Map<String, Object> marks = new TreeMap<>();
        marks.put(Envelope.ID, Envelope.id(message));
        marks.put(Envelope.ATTEMPT, attempt);
        if (!message.propertyExists(FIRST_FAILED_AT)) {
            marks.put(FIRST_FAILED_AT, System.currentTimeMillis());
        }
        return marks;
    }

    private void bury(UnitLane lane, Message message, int attempts, Throwable reason) throws JMSException {
        burials.bury(lane.session(), message, attempts, reason, lane::commit);
        uncommitted.forget(message);
        tally.deadLettered(reason);
    }

    /** Makes a message that stays in hand as good as new. */
    private static void again(Message message, int attempt) throws JMSException {
        Forwarding.mark(message, marks(message, attempt));
        if (message instanceof BytesMessage bytes) {
            bytes.reset();
        } else if (message instanceof StreamMessage stream) {
            stream.reset();
        }
    }
}

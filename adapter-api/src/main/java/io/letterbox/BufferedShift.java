package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** A shift at a queue or a subscription: one session, for the receipts and for all that the handler sends. */
final class BufferedShift implements Shift {

    /** What is done with a received message, in the transaction of the lane. */
    @FunctionalInterface
    interface Handling {
        void handle(UnitLane lane, Inlet inlet, Message message) throws JMSException, InterruptedException;
    }

    /** What makes a lane, after the broker has been told what the address is. */
    @FunctionalInterface
    interface Opening {
        UnitLane open() throws JMSException;
    }

    private final Opening opening;
    private final Intake intake;
    private final Inlet.Stay stay;
    private final Handling handling;
    private final Course course;
    private volatile @Nullable UnitLane lane;
    private volatile @Nullable Inlet inlet;

    /**
     * A shift.
     *
     * @param stay whether it keeps its consumer while it is paused
     */
    BufferedShift(Opening opening, Intake intake, Inlet.Stay stay, Handling handling, Course course) {
        this.opening = opening;
        this.intake = intake;
        this.stay = stay;
        this.handling = handling;
        this.course = course;
    }

    @Override
    public void open() throws JMSException {
        UnitLane present = lane;
        if (present == null || present.broken()) {
            close();
            present = opening.open();
            lane = present;
        }
        if (inlet == null) {
            Inlet opened = present.inlet(this, intake, stay);
            RoundTrip.uncut(opened::retryQueue); // What is wrong with it shows now, and not with the first failure.
            inlet = opened;
        }
    }

    @Override
    public void serve() throws JMSException, InterruptedException {
        UnitLane here = lane;
        Inlet from = inlet;
        while (here != null && from != null && course.running() && !from.isWoken()) {
            Message message = from.next(Limit.forever());
            if (from.broken()) {
                throw new JMSException("the connection broke");
            }
            if (message != null && course.running()) {
                handling.handle(here, from, message);
                here.releaseGuests(from);
            } else if (message != null) {
                here.rollBack();
            }
        }
        if (stay == Inlet.Stay.WHILE_USED && here != null) {
            inlet = null;
            here.release(); // What it may have fetched ahead is for others now.
        }
    }

    @Override
    public void wake() {
        Inlet waiting = inlet;
        if (waiting != null && (stay == Inlet.Stay.WHILE_USED || course.ending())) {
            waiting.wake();
        }
    }

    @Override
    public void close() {
        UnitLane open = lane;
        lane = null;
        inlet = null;
        if (open != null) {
            try {
                open.close();
            } catch (JMSException | RuntimeException gone) {
                return; // Its connection ends it in any case.
            }
        }
    }
}

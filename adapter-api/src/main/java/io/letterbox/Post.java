package io.letterbox;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One of a listener's threads: it serves one shift after the other, for as long as there is a connection or one may come. */
final class Post implements Runnable {

    private static final Backoff TRIES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    private final Shift shift;
    private final Course course;
    private final Tally tally;
    private final BooleanSupplier takenBack;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /**
     * One thread of a listener.
     *
     * @param takenBack whether whoever lent the thread wants it back
     */
    Post(Shift shift, Course course, Tally tally, BooleanSupplier takenBack) {
        this.takenBack = takenBack;
        this.shift = shift;
        this.course = course;
        this.tally = tally;
    }

    @Override
    public void run() {
        begin();
        try {
            boolean more = true;
            while (more) {
                more = served();
            }
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
    }

    private synchronized void end() {
        thread = null;
        try {
            shift.close();
        } finally {
            over.countDown();
        }
    }

    /** False if it is over; a stray interrupt, such as one that a handler's own time-out sends too late, does not end it. */
    private boolean served() {
        try {
            serve();
            return false;
        } catch (InterruptedException told) {
            if (!course.ending() && takenBack.getAsBoolean()) {
                tally.disconnected(
                        new IllegalStateException("its executor has ended, and took its threads back", told));
                return false;
            }
            return !course.ending();
        }
    }

    private void serve() throws InterruptedException {
        int failures = 0;
        while (course.awaitRunning()) {
            long handled = tally.handled();
            try {
                shift.open();
                tally.connected();
                try {
                    shift.serve();
                } finally {
                    tally.leftConnection();
                }
                failures = 0;
            } catch (JMSException | RuntimeException failure) {
                shift.close();
                failures = tally.handled() > handled ? 1 : failures + 1;
                if (!course.ending()) {
                    tally.disconnected(failure);
                    course.pass(TRIES.after(failures));
                }
            }
        }
    }

    void wake() {
        shift.wake();
    }

    /** Whether it is over within the limit; a handler that ends its own listener does not wait for itself. */
    boolean awaitOver(Limit limit, Duration longest) throws InterruptedException {
        return thread == Thread.currentThread()
                || over.await(limit.left(longest).toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Interrupts what does not finish. */
    synchronized void interrupt() {
        Thread busy = thread;
        if (busy != null && busy != Thread.currentThread()) {
            busy.interrupt();
        }
    }

    /** Puts back what is in hand, whatever its handler is doing. */
    void abandon() {
        shift.close();
    }
}

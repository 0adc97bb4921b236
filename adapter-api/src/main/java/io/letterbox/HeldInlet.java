package io.letterbox;

import jakarta.jms.JMSException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one inlet of a subscription, open from beginning to end so that it misses nothing; threads take turns. */
final class HeldInlet implements Inlets {

    private final Pool.Opening<Inlet> opening;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Inlet held;
    private volatile boolean closed;

    HeldInlet(Pool.Opening<Inlet> opening) {
        this.opening = opening;
    }

    @Override
    public @Nullable Inlet take(Limit limit) throws InterruptedException, JMSException {
        boolean mine = turn.tryLock();
        if (!mine && !limit.passed()) {
            mine = turn.tryLock(limit.left(Inlet.LOOK_UP).toNanos(), TimeUnit.NANOSECONDS);
        }
        if (!mine) {
            return null;
        }
        try {
            Inlet inlet = held;
            if (inlet == null || inlet.broken()) {
                inlet = opening.open();
                held = inlet;
            }
            return inlet;
        } catch (JMSException | RuntimeException failure) {
            turn.unlock();
            throw failure;
        }
    }

    @Override
    public void giveBack(Inlet inlet) {
        turn.unlock();
        if (closed) {
            close();
        }
    }

    @Override
    public boolean letGo() {
        return false; // The one inlet has it all.
    }

    @Override
    public void discard(Inlet inlet) {
        held = null;
        close(inlet);
        turn.unlock();
    }

    private static void close(Inlet inlet) {
        try {
            inlet.close();
        } catch (JMSException gone) {
            return; // Its connection ends it in any case.
        }
    }

    @Override
    public void close() {
        closed = true;
        if (turn.tryLock()) {
            try {
                Inlet inlet = held;
                held = null;
                if (inlet != null) {
                    close(inlet);
                }
            } finally {
                turn.unlock();
            }
        }
    }
}

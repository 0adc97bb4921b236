package io.letterbox;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The idle lanes of one end. The lane used last is taken first, so that one thread keeps to one session, and to its order. What
 * an idle lane holds ebbs away after a moment, so that no end hoards what another one waits for.
 */
final class Pool<L extends Lane> implements AutoCloseable {

    private static final Duration EBB = Duration.ofMillis(20);

    @FunctionalInterface
    interface Opening<L> {
        L open() throws JMSException;
    }

    private record Idle<L>(L lane, long since) {}

    private final Opening<L> opening;
    private final ScheduledExecutorService clock;
    private final Deque<Idle<L>> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile boolean closed;

    Pool(Opening<L> opening, ScheduledExecutorService clock) {
        this.opening = opening;
        this.clock = clock;
    }

    L take() throws JMSException {
        for (Idle<L> next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            if (!next.lane().broken()) {
                return next.lane();
            }
            discard(next.lane());
        }
        return opening.open();
    }

    void giveBack(L lane) {
        Idle<L> resting = new Idle<>(lane, System.nanoTime());
        idle.offerFirst(resting);
        if (closed && idle.remove(resting)) {
            discard(lane);
        } else if (lane.holds()) {
            watch();
        }
    }

    private void watch() {
        if (!watched.get() && watched.compareAndSet(false, true)) {
            Future<?> unused = clock.schedule(this::ebb, EBB.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ebb() {
        watched.set(false);
        long now = System.nanoTime();
        boolean more = false;
        for (Idle<L> each : List.copyOf(idle)) {
            if (!each.lane().holds()) {
                continue;
            }
            if (now - each.since() < EBB.toNanos()) {
                more = true;
            } else if (idle.remove(each)) {
                release(each.lane());
            }
        }
        if (more) {
            watch();
        }
    }

    /** Gives back at once what idle lanes hold; false if they hold nothing. */
    boolean letGo() {
        boolean any = false;
        for (Idle<L> each : List.copyOf(idle)) {
            if (each.lane().holds() && idle.remove(each)) {
                release(each.lane());
                any = true;
            }
        }
        return any;
    }

    private void release(L lane) {
        try {
            lane.release();
        } catch (JMSException broken) {
            discard(lane);
            return;
        }
        Idle<L> resting = new Idle<>(lane, System.nanoTime());
        idle.offerLast(resting);
        if (closed && idle.remove(resting)) {
            discard(lane);
        }
    }

    void discard(L lane) {
        try {
            lane.close();
        } catch (JMSException gone) {
            // It is discarded because nobody needs it or because it broke; its connection ends it in any case.
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Idle<L> next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            discard(next.lane());
        }
    }
}

package io.letterbox;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A pool with a planted bug: it looks whether it is closed before it lays a lane down, and not after. */
final class PoolThatLooksFirst implements SharedPool {

    private final Deque<CountedLane> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    @Override
    public CountedLane take() {
        CountedLane lane = idle.pollFirst();
        return lane == null ? new CountedLane() : lane;
    }

    @Override
    public void giveBack(CountedLane lane) {
        if (closed) {
            lane.close();
        } else {
            idle.offerFirst(lane);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (CountedLane lane = idle.pollFirst(); lane != null; lane = idle.pollFirst()) {
            lane.close();
        }
    }
}

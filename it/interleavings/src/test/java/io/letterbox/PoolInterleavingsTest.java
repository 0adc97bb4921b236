package io.letterbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool of sessions, which both sides of a rendezvous and all senders and receivers share among their threads. */
@Timeout(120)
class PoolInterleavingsTest {

    private static final int INTERLEAVINGS = 500;

    /** Without a clock: no lane here keeps anything when it is given back. And static, or the checker would look into the test. */
    private static Pool<CountedLane> pool() {
        return new Pool<>(CountedLane::new, null);
    }

    private static SharedPool shared() {
        Pool<CountedLane> pool = pool();
        return new SharedPool() {
            @Override
            public CountedLane take() throws JMSException {
                return pool.take();
            }

            @Override
            public void giveBack(CountedLane lane) {
                pool.giveBack(lane);
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException cut) {
            throw new AssertionError(cut);
        }
    }

    private static void use(Pool<CountedLane> pool) {
        try {
            CountedLane lane = pool.take();
            lane.seize();
            lane.letGo();
            pool.giveBack(lane);
        } catch (JMSException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void giveBackWhileItCloses(SharedPool pool) {
        try {
            CountedLane lane = pool.take();
            Thread closing = new Thread(pool::close);
            closing.start();
            pool.giveBack(lane);
            join(closing);
            if (!lane.closed()) {
                throw new AssertionError("a closed pool has an open lane");
            }
        } catch (JMSException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aLaneGivenBackWhileThePoolClosesIsClosed() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> giveBackWhileItCloses(shared()));
    }

    @Test
    void aPoolThatLooksWhetherItIsClosedTooEarlyIsFoundOut() {
        assertThatThrownBy(() -> Lincheck.runConcurrentTest(
                        INTERLEAVINGS, () -> giveBackWhileItCloses(new PoolThatLooksFirst())))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("a closed pool has an open lane");
    }

    @Test
    void noLaneIsInTwoHands() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            Pool<CountedLane> pool = pool();
            use(pool);
            Thread other = new Thread(() -> use(pool));
            other.start();
            use(pool);
            join(other);
        });
    }

    @Test
    void noLaneIsEmptiedWhileItIsInAHand() {
        Lincheck.runConcurrentTest(INTERLEAVINGS, () -> {
            Pool<CountedLane> pool = pool();
            CountedLane lane = new CountedLane();
            pool.giveBack(lane);
            lane.keep();
            Thread other = new Thread(pool::letGo);
            other.start();
            try {
                CountedLane taken = pool.take();
                taken.seize();
                taken.letGo();
            } catch (JMSException impossible) {
                throw new AssertionError(impossible);
            }
            join(other);
        });
    }
}

package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of the textbook in a thread of its own: it does one thing, and others see whether it waits or what came of it. */
final class Party<V> {

    /** What a party does that returns nothing. */
    @FunctionalInterface
    interface Deed {
        void run() throws Exception;
    }

    private final FutureTask<V> task;
    private final Thread thread;

    private Party(Callable<V> deed) {
        task = new FutureTask<>(deed);
        thread = new Thread(task, "party");
        thread.setDaemon(true);
        thread.start();
    }

    static <V> Party<V> calls(Callable<V> deed) {
        return new Party<>(deed);
    }

    static Party<Boolean> does(Deed deed) {
        return new Party<>(() -> {
            deed.run();
            return true;
        });
    }

    void waitsFor(Duration atLeast) {
        assertThatThrownBy(() -> task.get(atLeast.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    /** The same, if it should wait at all; otherwise it is done by then. */
    void waitsFor(Duration atLeast, boolean waits) throws Exception {
        if (waits) {
            waitsFor(atLeast);
        } else {
            V done = result();
            assertThat(done).isNotNull();
        }
    }

    /** Whether it ends normally. */
    boolean succeeds() throws Exception {
        try {
            task.get(Cell.LONG.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return false;
        }
    }

    /** Whether it has not come to an end after so long. */
    boolean waits(Duration atLeast) throws Exception {
        try {
            task.get(atLeast.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException waits) {
            return true;
        }
    }

    V result() throws Exception {
        try {
            return task.get(Cell.LONG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failure;
        } catch (TimeoutException late) {
            AssertionError where = new AssertionError("still here after " + Cell.LONG);
            where.setStackTrace(thread.getStackTrace());
            throw where;
        }
    }

    <X extends Throwable> X failure(Class<X> type) {
        assertThatThrownBy(() -> task.get(Cell.LONG.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(type);
        return type.cast(assertThat(task)
                .isDone()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .actual()
                .getCause());
    }

    void interrupt() {
        thread.interrupt();
    }
}

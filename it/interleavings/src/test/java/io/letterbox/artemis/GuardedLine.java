package io.letterbox.artemis;

import java.util.concurrent.locks.ReentrantLock;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** The line and a lock around it, as in a bound; whether anybody waits is asked without the lock. */
@Param(name = "slot", gen = IntGen.class, conf = "1:3")
public final class GuardedLine {

    private final Line line = new Line();
    private final ReentrantLock lock = new ReentrantLock();

    @Operation
    public void join(@Param(name = "slot") int slot) {
        lock.lock();
        try {
            line.join(Places.of(slot));
        } finally {
            lock.unlock();
        }
    }

    @Operation
    public String grantFirst() {
        lock.lock();
        try {
            return Places.name(line.grantFirst());
        } finally {
            lock.unlock();
        }
    }

    @Operation
    public boolean use(@Param(name = "slot") int slot) {
        lock.lock();
        try {
            return line.use(Integer.toString(slot));
        } finally {
            lock.unlock();
        }
    }

    @Operation
    public void leave(@Param(name = "slot") int slot) {
        lock.lock();
        try {
            line.leave(Integer.toString(slot));
        } finally {
            lock.unlock();
        }
    }

    @Operation
    public int granted() {
        lock.lock();
        try {
            return line.granted();
        } finally {
            lock.unlock();
        }
    }

    @Operation
    public boolean waits() {
        return line.waits();
    }
}

package io.letterbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a listener has done so far; changes of its connection and its stalls are logged, once each. */
final class Tally {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final String name;
    private final AtomicInteger inHand = new AtomicInteger();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder stalled = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final AtomicReference<@Nullable String> lastError = new AtomicReference<>();
    private final AtomicReference<@Nullable String> stall = new AtomicReference<>();
    private final AtomicInteger connected = new AtomicInteger();
    private volatile boolean disconnected;

    Tally(String name) {
        this.name = name;
    }

    Listener.Status status(Listener.State state) {
        boolean lost = state == Listener.State.LISTENING && disconnected && connected.get() == 0;
        return new Listener.Status(
                name,
                lost ? Listener.State.DISCONNECTED : state,
                inHand.get(),
                done.sum(),
                failed.sum(),
                stalled.sum(),
                deadLettered.sum(),
                Optional.ofNullable(lastError.get()));
    }

    void begun() {
        inHand.incrementAndGet();
    }

    void ended() {
        inHand.decrementAndGet();
    }

    void done() {
        done.increment();
        if (stall.getAndSet(null) != null) {
            LOG.log(System.Logger.Level.INFO, "listener " + name + " is no longer stalled");
        }
    }

    /** How many messages were handled and committed. */
    long handled() {
        return done.sum();
    }

    void failed(Throwable failure) {
        failed.increment();
        lastError.set(failure.toString());
    }

    void stalled(MailboxException.Stalled why) {
        stalled.increment();
        lastError.set(why.toString());
        if (stall.getAndSet(why.getMessage()) == null) {
            LOG.log(System.Logger.Level.WARNING, "listener " + name + " is stalled: " + why.getMessage());
        }
    }

    void deadLettered(Throwable reason) {
        deadLettered.increment();
        lastError.set(reason.toString());
    }

    void connected() {
        connected.incrementAndGet();
        synchronized (this) {
            if (disconnected) {
                disconnected = false;
                LOG.log(System.Logger.Level.INFO, "listener " + name + " is connected again");
            }
        }
    }

    void leftConnection() {
        connected.decrementAndGet();
    }

    synchronized void disconnected(Throwable failure) {
        lastError.set(failure.toString());
        if (!disconnected) {
            disconnected = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "listener " + name + " has no connection, and tries again by itself: " + failure);
        }
    }
}

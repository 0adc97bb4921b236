package io.letterbox.artemis;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;

/**
 * The bound of one address. One send at a time is between {@link #enter} and {@link #exit}, and only there can the element count
 * of the engine rise. Room is the capacity less the elements less the granted slots, and whoever is first in line has it before
 * anybody else.
 *
 * <p>What says so needs the caller to have entered.
 */
final class Bound {

    private static final long LONGEST_SEND_SECONDS = 20;
    private static final long RECHECK_MILLIS = 250;

    private final SimpleString address;
    private final ActiveMQServer server;
    private final Capacities capacities;
    private final Answers answers;
    private final Refusals refusals;
    private final Elements elements;
    private final Line line = new Line();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean watched;
    private boolean gone;

    Bound(SimpleString address, ActiveMQServer server, Capacities capacities, Answers answers) {
        this.address = address;
        this.server = server;
        this.capacities = capacities;
        this.answers = answers;
        this.elements = new Elements(address, server);
        this.refusals = new Refusals(address.toString());
    }

    /** Waits until no other send is under way. False if this bound was forgotten meanwhile, and then it was not entered. */
    boolean enter() throws ActiveMQException {
        try {
            if (!lock.tryLock(LONGEST_SEND_SECONDS, TimeUnit.SECONDS)) {
                throw new ActiveMQInternalErrorException(
                        "a send to \"" + address + "\" has been under way for more than " + LONGEST_SEND_SECONDS
                                + " s, and others wait behind it; look for what holds up the broker");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActiveMQInternalErrorException("interrupted before the send to \"" + address + "\"");
        }
        if (gone) {
            lock.unlock();
        }
        return !gone;
    }

    void exit() {
        lock.unlock();
    }

    /** Entered: whether the send may go on, because it uses up its slot, or there is room that nobody was waiting for. */
    boolean admits(@Nullable String slot, int capacity) throws ActiveMQException {
        boolean admitted = slot != null && line.use(slot);
        if (!admitted) {
            serve(null);
            admitted = room(capacity) > 0;
        }
        if (admitted) {
            refusals.over();
            elements.unstick(capacities.settings(address.toString()));
        } else {
            refusals.count();
        }
        return admitted;
    }

    /** Entered: puts a place in the line, and says whether it has its slot already. */
    boolean ask(Place place) throws ActiveMQException {
        line.join(place);
        boolean granted = serve(place);
        watch();
        return granted;
    }

    /** Entered: takes a place out of the line, or its slot back; an unknown one is gone already. */
    void leave(String slot) throws ActiveMQException {
        line.leave(slot);
        serve(null);
    }

    /** Entered: the same for all places of a session. */
    void leaveAll(String session) throws ActiveMQException {
        line.leaveAll(session);
        serve(null);
    }

    /**
     * Serves the line soon, on another thread. Receivers call this after the count has dropped; they must not wait for the lock,
     * which a sender holds while it is in the engine.
     */
    void wake() {
        if (line.waits()) {
            try {
                server.getExecutorFactory().getExecutor().execute(this::serveLater);
            } catch (RejectedExecutionException stopping) {
                refusals.unserved(stopping);
            }
        }
    }

    /** Whether nobody needs it, so that it can be forgotten; then nobody enters it any more. */
    boolean forgettable() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            gone = line.empty();
            return gone;
        } finally {
            lock.unlock();
        }
    }

    private void serveLater() {
        try {
            if (enter()) {
                try {
                    serve(null);
                    watch();
                } finally {
                    exit();
                }
            }
        } catch (ActiveMQException e) {
            refusals.unserved(e);
        }
    }

    /** Grants what room there is. The one who is asking right now hears it from the result, all others by a message. */
    private boolean serve(@Nullable Place asking) throws ActiveMQException {
        boolean own = false;
        while (line.waits()) {
            int capacity = capacities.of(address.toString());
            if (capacity != Capacities.NONE && room(capacity) <= 0) {
                break;
            }
            Place first = line.grantFirst();
            if (first == null) {
                break;
            }
            if (first.equals(asking)) {
                own = true;
            } else {
                answers.granted(first);
            }
        }
        return own;
    }

    private long room(int capacity) throws ActiveMQException {
        return capacity - elements.count() - line.granted();
    }

    /** The safety net: while anybody waits, the line is served now and then, whatever hook was missed. */
    private void watch() {
        if (line.waits() && !watched) {
            watched = true;
            ScheduledFuture<?> unused =
                    server.getScheduledPool().schedule(this::recheck, RECHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void recheck() {
        lock.lock();
        try {
            watched = false;
        } finally {
            lock.unlock();
        }
        wake();
    }
}

package io.letterbox;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One connection to the broker, from its opening until it breaks or is closed. */
final class Wire implements AutoCloseable {

    /** What makes a lane of a session. */
    @FunctionalInterface
    interface Furnishing<L> {
        L furnish(Session session) throws JMSException;
    }

    private final Provider provider;
    private final Connection connection;
    private final Set<Runnable> whenBroken = ConcurrentHashMap.newKeySet();
    private final Set<String> uncounted = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;
    private boolean boundsKnown;
    private @Nullable Bounds bounds;

    private Wire(Provider provider, Connection connection) {
        this.provider = provider;
        this.connection = connection;
    }

    static Wire open(Provider provider, Provider.Use use) throws JMSException {
        Wire wire = new Wire(provider, provider.connect(use));
        try {
            wire.listenForBreak();
            wire.connection.start();
            return wire;
        } catch (JMSException failure) {
            wire.close();
            throw failure;
        }
    }

    private void listenForBreak() throws JMSException {
        try {
            connection.setExceptionListener(failure -> snap());
        } catch (jakarta.jms.IllegalStateException forbidden) {
            // Application servers forbid it; there a break shows at the next call.
            return;
        }
    }

    boolean broken() {
        return broken;
    }

    /** Marks the connection as dead, and ends all that waits for what can no longer come over it. */
    void snap() {
        broken = true;
        whenBroken.forEach(Runnable::run);
    }

    void whenBroken(Runnable action) {
        whenBroken.add(action);
        if (broken) {
            action.run();
        }
    }

    /** Says that an action is not needed any more. */
    void forget(Runnable action) {
        whenBroken.remove(action);
    }

    /**
     * Opens a session.
     *
     * @param mode {@link Session#SESSION_TRANSACTED} or how it acknowledges
     */
    Session session(int mode) throws JMSException {
        return apart(() -> connection.createSession(mode == Session.SESSION_TRANSACTED, mode));
    }

    /** Makes a round trip that must not be made twice. */
    <V> V apart(RoundTrip.Trip<V> trip) throws JMSException {
        return RoundTrip.apart(provider.threads(), trip);
    }

    Provider provider() {
        return provider;
    }

    /** Opens a session and what belongs to it; if that fails, the session does not stay. */
    <L> L session(int mode, Furnishing<L> furnishing) throws JMSException {
        Session session = session(mode);
        boolean furnished = false;
        try {
            L lane = furnishing.furnish(session);
            furnished = true;
            return lane;
        } finally {
            if (!furnished) {
                RoundTrip.uncutStep(session::close);
            }
        }
    }

    synchronized Optional<Bounds> bounds() throws JMSException {
        if (!boundsKnown) {
            Optional<Bounds> found = apart(() -> provider.bounds(connection));
            found.ifPresent(open -> whenBroken(open::close));
            bounds = found.orElse(null);
            boundsKnown = true;
        }
        return Optional.ofNullable(bounds);
    }

    /** Deliveries that were rolled back are none of the attempts of those who handle the messages; the broker is told once. */
    void countNoAttempts(String destination) throws JMSException {
        if (!uncounted.contains(destination)) {
            Optional<Bounds> counting = bounds();
            if (counting.isPresent()) {
                counting.get().countNoAttempts(destination);
            }
            uncounted.add(destination);
        }
    }

    @Override
    public void close() {
        snap();
        try {
            RoundTrip.uncutStep(connection::close);
        } catch (JMSException gone) {
            // What is closed because it broke has nothing more to say.
            return;
        }
    }
}

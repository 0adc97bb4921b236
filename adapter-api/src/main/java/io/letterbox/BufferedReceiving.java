package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Receipt from a queue or a subscription: in a transaction, committed before the message is handed out or after its handler. */
final class BufferedReceiving<R> implements Receiving<R> {

    private final Route<?> route;
    private final Reading<R> reading;
    private final Provider provider;
    private final Inlets plain;
    private final Inlets handled;
    private final Set<Inlet> inUse = ConcurrentHashMap.newKeySet();
    private final Lifetime lifetime;
    private final Burials burials;
    private final Optional<UnitReceiving<R>> within;

    /**
     * Receipt through inlets.
     *
     * @param plain for receipts without a handler, which may come in quick succession
     * @param handled for receipts with a handler, which take one message at a time
     * @param within for receipts within units of work; empty if there can be none
     */
    BufferedReceiving(
            Route<?> route,
            Reading<R> reading,
            Provider provider,
            Burials burials,
            Inlets plain,
            Inlets handled,
            Optional<Intake> within) {
        this.route = route;
        this.lifetime = new Lifetime(route);
        this.reading = reading;
        this.provider = provider;
        this.plain = plain;
        this.handled = handled;
        this.burials = burials;
        this.within = within.map(intake -> new UnitReceiving<>(route, reading, provider, intake, burials));
    }

    /** Opens and keeps one inlet, so that what is wrong shows when the end is opened, and a subscription begins. */
    void open() {
        try {
            Inlet inlet = handled.take(Limit.none());
            if (inlet != null) {
                handled.giveBack(inlet);
                letGo();
            }
        } catch (JMSException failure) {
            throw Door.unreachable(route, failure, provider);
        } catch (InterruptedException impossible) {
            throw new AssertionError("interrupted without waiting", impossible);
        }
    }

    @Override
    public @Nullable R receive(Limit limit) throws InterruptedException {
        handled.letGo(); // What receipts of the other kind have fetched comes first.
        return take(plain, limit, received -> {});
    }

    @Override
    public <X extends Exception> boolean receive(Limit limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        plain.letGo();
        return take(handled, limit, handler) != null;
    }

    @Override
    public @Nullable R receive(Unit unit, Limit limit) throws InterruptedException {
        letGo();
        UnitReceiving<R> receiving = within.orElseThrow(() -> new MailboxException.Refused(
                "what a live subscription of " + route
                        + " has received is kept nowhere, so that a unit of work cannot put it"
                        + " back; receive outside of the unit, or use a named subscription",
                null));
        Inlet inlet = receiving.inlet(unit);
        inUse.add(inlet);
        try {
            lifetime.check();
            R received = receiving.receive(unit, inlet, limit);
            if (received == null) {
                lifetime.check();
            }
            return received;
        } catch (MailboxException.Closed closing) {
            unit.spoil(closing);
            throw closing;
        } finally {
            inUse.remove(inlet);
        }
    }

    private <X extends Exception> @Nullable R take(Inlets inlets, Limit limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        Reconnecting reconnecting = new Reconnecting(route, provider, lifetime);
        boolean lastLook = false;
        while (true) {
            try {
                Inlet inlet = inlet(inlets, limit);
                if (inlet != null) {
                    R received = takeFrom(inlets, inlet, limit, handler);
                    if (received != null) {
                        return received;
                    }
                    reconnecting.worked();
                }
                lifetime.check();
                if (limit.passed()) {
                    if (lastLook || !letGo()) {
                        return null;
                    }
                    lastLook = true;
                }
            } catch (LineLost lost) {
                reconnecting.failed(lost.failure(), limit);
            }
        }
    }

    private static @Nullable Inlet inlet(Inlets inlets, Limit limit) throws LineLost, InterruptedException {
        try {
            return inlets.take(limit);
        } catch (JMSException failure) {
            throw new LineLost(failure);
        }
    }

    /** What this end itself has fetched ahead elsewhere must not look like an empty mailbox; waits get it by the ebb. */
    private boolean letGo() {
        boolean some = plain.letGo();
        return handled.letGo() || some;
    }

    /** A dead connection looks like an empty mailbox, so that an empty answer of a broken inlet is a failure. */
    private <X extends Exception> @Nullable R takeFrom(
            Inlets inlets, Inlet inlet, Limit limit, Handler<? super R, X> handler)
            throws LineLost, InterruptedException, X {
        boolean sound = false;
        inUse.add(inlet);
        try {
            lifetime.check();
            R received;
            try {
                received = next(inlet, limit);
            } catch (InterruptedException givenBack) {
                sound = true;
                throw givenBack;
            } catch (JMSException failure) {
                throw new LineLost(failure);
            }
            if (received == null) {
                lifetime.check();
                if (inlet.broken()) {
                    throw new LineLost(new JMSException("the connection broke"));
                }
                sound = true;
                return null;
            }
            try {
                handler.handle(received);
            } catch (Throwable failure) {
                sound = inlet.rolledBack();
                throw failure;
            }
            commit(inlet, received);
            sound = true;
            return received;
        } finally {
            inUse.remove(inlet);
            if (sound) {
                inlets.giveBack(inlet);
            } else {
                inlets.discard(inlet); // Which rolls back what is not committed.
            }
        }
    }

    /** The next message that can be decoded; null if there is none. */
    private @Nullable R next(Inlet inlet, Limit limit) throws JMSException, InterruptedException {
        for (Message message = inlet.next(limit); message != null; message = inlet.next(limit)) {
            R received = read(inlet, message);
            if (received != null) {
                return received;
            }
        }
        return null;
    }

    private @Nullable R read(Inlet inlet, Message message) throws JMSException {
        try {
            return reading.read(message);
        } catch (RuntimeException | MessageFormatException reason) {
            burials.undecodable(inlet.session(), message, reason, inlet::commit);
            return null;
        }
    }

    private void commit(Inlet inlet, R received) {
        try {
            inlet.commit();
        } catch (JMSException failure) {
            throw new MailboxException.Unacknowledged(
                    "a message of " + route + " was received, and whether the broker knows is unknown: "
                            + failure.getMessage() + "; it may come again, under the same id",
                    failure,
                    received);
        }
    }

    @Override
    public long undecodable() {
        return burials.undecodable();
    }

    @Override
    public void close() {
        lifetime.end();
        inUse.forEach(Inlet::wake);
        plain.close();
        handled.close();
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one door, opened when first used and opened again when they broke. */
final class Wires implements AutoCloseable {

    @FunctionalInterface
    interface Opening<L> {
        L open(Wire wire) throws JMSException;
    }

    private final Provider provider;
    private final Map<Provider.Use, Wire> wires = new ConcurrentHashMap<>();
    private final Map<Provider.Use, CompletableFuture<Wire>> openings = new ConcurrentHashMap<>();
    private boolean closed;

    Wires(Provider provider) {
        this.provider = provider;
    }

    Provider provider() {
        return provider;
    }

    Session session(Provider.Use use, int mode) throws JMSException {
        return open(use, wire -> wire.session(mode));
    }

    /** Opens something over a connection; if the connection turns out to be dead, once more over a new one. */
    <L> L open(Provider.Use use, Opening<L> opening) throws JMSException {
        Wire wire = wire(use);
        try {
            return RoundTrip.uncut(() -> opening.open(wire));
        } catch (JMSException failure) {
            if (provider.refused(failure)) {
                throw failure;
            }
            wire.snap();
            Wire next = wire(use);
            return RoundTrip.uncut(() -> opening.open(next));
        }
    }

    /** Whoever comes while somebody connects has a part in the outcome, so that many do not wait for one after the other. */
    Wire wire(Provider.Use use) throws JMSException {
        CompletableFuture<Wire> mine = new CompletableFuture<>();
        CompletableFuture<Wire> underWay;
        synchronized (this) {
            checkOpen();
            Wire wire = wires.get(use);
            if (wire != null && !wire.broken()) {
                return wire;
            }
            underWay = openings.putIfAbsent(use, mine);
        }
        if (underWay == null) {
            connect(use, mine);
        }
        return RoundTrip.outcome(underWay == null ? mine : underWay);
    }

    private void connect(Provider.Use use, CompletableFuture<Wire> opening) {
        try {
            Wire broken = wires.remove(use);
            if (broken != null) {
                broken.close();
            }
            opening.complete(kept(use, RoundTrip.apart(provider.threads(), () -> Wire.open(provider, use))));
        } catch (Throwable failure) {
            opening.completeExceptionally(failure);
        } finally {
            openings.remove(use);
        }
    }

    private Wire kept(Provider.Use use, Wire wire) throws JMSException {
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                wires.put(use, wire);
            }
        }
        if (late) {
            wire.close();
        }
        checkOpen();
        return wire;
    }

    private synchronized void checkOpen() throws JMSException {
        if (closed) {
            throw new jakarta.jms.IllegalStateException("the letterbox is closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        wires.values().forEach(Wire::close);
        wires.clear();
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.EnumMap;
import java.util.Map;

/** The connections of one door, opened when first used and opened again when they broke. */
final class Wires implements AutoCloseable {

    @FunctionalInterface
    interface Opening<L> {
        L open(Wire wire) throws JMSException;
    }

    private final Provider provider;
    private final Map<Provider.Use, Wire> wires = new EnumMap<>(Provider.Use.class);
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

    synchronized Wire wire(Provider.Use use) throws JMSException {
        if (closed) {
            throw new jakarta.jms.IllegalStateException("the letterbox is closed");
        }
        Wire wire = wires.get(use);
        if (wire != null && wire.broken()) {
            wire.close();
            wire = null;
        }
        if (wire == null) {
            wire = RoundTrip.apart(provider.threads(), () -> Wire.open(provider, use));
            wires.put(use, wire);
        }
        return wire;
    }

    @Override
    public synchronized void close() {
        closed = true;
        wires.values().forEach(Wire::close);
        wires.clear();
    }
}

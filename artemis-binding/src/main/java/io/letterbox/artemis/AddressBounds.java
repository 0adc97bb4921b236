package io.letterbox.artemis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;

/** The bounds of one broker by address, made when first needed. */
final class AddressBounds {

    private final ActiveMQServer server;
    private final Capacities capacities;
    private final Answers answers;
    private final Map<SimpleString, Bound> bounds = new ConcurrentHashMap<>();

    AddressBounds(ActiveMQServer server, Capacities capacities, Answers answers) {
        this.server = server;
        this.capacities = capacities;
        this.answers = answers;
    }

    /** Enters the bound of an address; the caller exits it. */
    Bound enter(SimpleString address) throws ActiveMQException {
        while (true) {
            Bound bound = bounds.computeIfAbsent(address, name -> new Bound(name, server, capacities, answers));
            if (bound.enter()) {
                return bound;
            }
            bounds.remove(address, bound);
        }
    }

    /** The bound of an address, not entered, if there is one yet. */
    @Nullable
    Bound find(SimpleString address) {
        return bounds.get(address);
    }

    /** Forgets an address that the broker has removed, unless somebody waits for room in it. */
    void forget(SimpleString address) {
        bounds.computeIfPresent(address, (name, bound) -> bound.forgettable() ? null : bound);
    }
}

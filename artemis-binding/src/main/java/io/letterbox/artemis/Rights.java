package io.letterbox.artemis;

import static org.apache.activemq.artemis.core.security.CheckType.BROWSE;
import static org.apache.activemq.artemis.core.security.CheckType.CONSUME;
import static org.apache.activemq.artemis.core.security.CheckType.CREATE_ADDRESS;
import static org.apache.activemq.artemis.core.security.CheckType.CREATE_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.CREATE_NON_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.DELETE_NON_DURABLE_QUEUE;
import static org.apache.activemq.artemis.core.security.CheckType.SEND;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;

/** What permissions come to in the engine's words: rights by address. Every other right is refused. */
final class Rights {

    /** For the answers of the plug-in, and those to requests: temporary queues, whose names nobody can guess. */
    private static final Set<CheckType> TEMPORARY =
            EnumSet.of(SEND, CONSUME, CREATE_ADDRESS, CREATE_NON_DURABLE_QUEUE, DELETE_NON_DURABLE_QUEUE);

    private final Map<String, Set<CheckType>> byAddress = new HashMap<>();

    Rights(Collection<Permission> permissions) {
        add(Wire.REQUESTS, SEND);
        permissions.forEach(this::add);
    }

    private void add(Permission permission) {
        String destination = permission.destination();
        if (permission.verb() == Permission.Verb.SEND) {
            add(destination, SEND);
        } else {
            add(destination, CONSUME, BROWSE);
            add(DeadLetters.DEAD + destination, SEND);
            permission.retries().ifPresent(retries -> add(retries, SEND, CONSUME, BROWSE));
        }
        if (permission.rendezvous()) {
            add(destination, SEND, CONSUME, BROWSE);
        }
        if (permission.broadcast() && permission.verb() == Permission.Verb.RECEIVE) {
            add(destination, CREATE_NON_DURABLE_QUEUE, DELETE_NON_DURABLE_QUEUE);
            permission.subscription().ifPresent(name -> add(destination, CREATE_DURABLE_QUEUE));
        }
    }

    private void add(String address, CheckType... rights) {
        byAddress
                .computeIfAbsent(address, any -> EnumSet.noneOf(CheckType.class))
                .addAll(Set.of(rights));
    }

    boolean include(CheckType right, String address) {
        return DeadLetters.temporary(address)
                ? TEMPORARY.contains(right)
                : byAddress.getOrDefault(address, Set.of()).contains(right);
    }
}

package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;

/** Makes the addresses of permissions when the broker starts, since those who have permissions make none. */
final class Declarations {

    private final ActiveMQServer server;
    private final Capacities capacities;

    Declarations(ActiveMQServer server) {
        this.server = server;
        this.capacities = new Capacities(server, DeadLetters::settings);
    }

    void make(Iterable<Permission> permissions) throws Exception {
        for (Permission permission : permissions) {
            String destination = permission.destination();
            if (permission.broadcast()) {
                server.addOrUpdateAddressInfo(
                        new AddressInfo(SimpleString.of(destination), RoutingType.MULTICAST).setAutoCreated(false));
                queue(DeadLetters.DEAD + destination);
                queue(DeadLetters.EXPIRED + destination);
            } else {
                queue(destination);
            }
            if (permission.retries().isPresent()) {
                queue(permission.retries().get());
            }
            if (permission.address().capacity() instanceof io.letterbox.Capacity.Bounded bounded) {
                keep(destination, bounded.messages());
            }
        }
    }

    private void queue(String name) throws Exception {
        server.addOrUpdateAddressInfo(
                new AddressInfo(SimpleString.of(name), RoutingType.ANYCAST).setAutoCreated(false));
        server.createQueue(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST), true);
    }

    private void keep(String queue, int messages) throws Exception {
        int kept = capacities.keep(queue, messages);
        if (kept != messages) {
            throw new IllegalStateException(
                    "a permission has " + queue + " as bounded(" + messages + "), and the broker keeps bounded(" + kept
                            + ") for it: use that capacity, or have the operator change the address setting " + queue);
        }
    }
}

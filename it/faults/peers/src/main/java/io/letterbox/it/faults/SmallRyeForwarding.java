package io.letterbox.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** An application that sends on what it gets. */
@ApplicationScoped
class SmallRyeForwarding {

    @Incoming("orders")
    @Outgoing("parcels")
    String forward(String id) {
        return id;
    }
}

package io.letterbox.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** An application that sends on what it gets. */
@ApplicationScoped
class SmallRyeForwarding {

    @Inject
    SmallRyePassing passing;

    @Incoming("orders")
    @Outgoing("parcels")
    String forward(String id) {
        passing.mark();
        return id;
    }
}

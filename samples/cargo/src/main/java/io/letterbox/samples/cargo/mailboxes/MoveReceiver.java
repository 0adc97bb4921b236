package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.cdi.Receives;
import io.letterbox.samples.cargo.RouteBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Compares where a consignment is with its route. */
// MIGRATING: after
@ApplicationScoped
public class MoveReceiver {

    @Inject
    RouteBook routes;

    @Inject
    Notices notices;

    @Receives(value = "cargo.moves", attempts = 5, delay = "PT0.2S")
    void compare(String consignment) throws InterruptedException {
        switch (routes.whereabouts(consignment)) {
            case ASTRAY -> notices.astray(consignment);
            case ARRIVED -> notices.arrived(consignment);
            case ON_ITS_WAY -> {} // nothing to tell
        }
    }
}
// MIGRATING: end

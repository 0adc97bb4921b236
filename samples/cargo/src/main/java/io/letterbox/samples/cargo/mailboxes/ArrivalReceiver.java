package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.cdi.Receives;
import io.letterbox.samples.cargo.Office;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows on the board what has arrived. */
@ApplicationScoped
public class ArrivalReceiver {

    @Inject
    Office office;

    @Receives("cargo.arrivals")
    void show(String consignment) {
        office.show(consignment);
    }
}

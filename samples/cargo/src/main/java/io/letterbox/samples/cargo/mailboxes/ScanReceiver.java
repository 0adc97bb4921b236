package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.cdi.Receives;
import io.letterbox.samples.cargo.RouteBook;
import io.letterbox.samples.cargo.Scan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Enters a scan in the route book. */
@ApplicationScoped
public class ScanReceiver {

    @Inject
    RouteBook routes;

    @Inject
    Notices notices;

    @Receives("cargo.scans")
    void enter(Scan scan) throws InterruptedException {
        if (routes.note(scan)) {
            notices.moved(scan.consignment());
        } else {
            notices.rejected(scan);
        }
    }
}

package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.cdi.Receives;
import io.letterbox.samples.cargo.Office;
import io.letterbox.samples.cargo.Scan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Files scans of consignments that nobody knows. */
@ApplicationScoped
public class RejectReceiver {

    @Inject
    Office office;

    @Receives(value = "cargo.rejects", attempts = 5, delay = "PT0.2S")
    void file(Scan rejected) {
        office.file(rejected);
    }
}

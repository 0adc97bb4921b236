package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.cdi.Receives;
import io.letterbox.samples.cargo.Office;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Alerts the office. */
// MIGRATING: after
@ApplicationScoped
public class AlertReceiver {

    @Inject
    Office office;

    @Receives("cargo.alerts")
    void alert(String text) {
        office.alert(text);
    }
}
// MIGRATING: end

package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.Options;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.samples.cargo.Scan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The one class that sends. */
@ApplicationScoped
public class MailboxNotices implements Notices {

    private static final Options URGENT = Options.defaults().priority(9);
    private static final Options FOR_TEN_MINUTES = Options.defaults().timeToLive(Duration.ofMinutes(10));

    @Inject
    @At("cargo.scans")
    Sender<Scan> scans;

    @Inject
    @At("cargo.moves")
    Sender<String> moves;

    @Inject
    @At("cargo.alerts")
    Sender<String> alerts;

    @Inject
    @At("cargo.arrivals")
    Sender<String> arrivals;

    @Inject
    @At("cargo.rejects")
    Sender<Scan> rejects;

    @Override
    public void scanned(Scan scan) throws InterruptedException {
        scans.send(scan);
    }

    @Override
    public void moved(String consignment) throws InterruptedException {
        moves.send(consignment);
    }

    @Override
    public void delayed(String consignment) throws InterruptedException {
        alerts.send(consignment + " is delayed");
    }

    @Override
    public void astray(String consignment) throws InterruptedException {
        alerts.with(URGENT).send(consignment + " is astray");
    }

    @Override
    public void arrived(String consignment) throws InterruptedException {
        arrivals.with(FOR_TEN_MINUTES).send(consignment);
    }

    @Override
    public void rejected(Scan scan) throws InterruptedException {
        rejects.send(scan);
    }
}

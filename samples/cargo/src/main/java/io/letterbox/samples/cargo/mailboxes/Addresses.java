package io.letterbox.samples.cargo.mailboxes;

import static io.letterbox.Capacity.bounded;
import static io.letterbox.Capacity.unbounded;

import io.letterbox.Mailbox;
import io.letterbox.cdi.At;
import io.letterbox.samples.cargo.Scan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Who tells whom what, and how much may wait. */
@ApplicationScoped
public class Addresses {

    /** Scanners are faster than the route book: at most this many scans wait for it. */
    // MIGRATING: after
    @Produces
    @At("cargo.scans")
    static final Mailbox<Scan> SCANS = Mailbox.of("cargo.scans", Scan.class, bounded(1_000));
    // MIGRATING: end

    @Produces
    @At("cargo.moves")
    static final Mailbox<String> MOVES = Mailbox.of("cargo.moves", String.class, unbounded());

    @Produces
    @At("cargo.alerts")
    static final Mailbox<String> ALERTS = Mailbox.of("cargo.alerts", String.class, unbounded());

    @Produces
    @At("cargo.arrivals")
    static final Mailbox<String> ARRIVALS = Mailbox.of("cargo.arrivals", String.class, unbounded());

    @Produces
    @At("cargo.rejects")
    static final Mailbox<Scan> REJECTS = Mailbox.of("cargo.rejects", Scan.class, unbounded());
}

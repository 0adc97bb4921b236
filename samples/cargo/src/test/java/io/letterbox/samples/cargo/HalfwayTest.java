package io.letterbox.samples.cargo;

import static io.letterbox.Capacity.unbounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Mailbox;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import io.letterbox.cdi.At;
import io.letterbox.legacy.ObjectCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application with one half moved: its scans still travel as serialised objects, and all else is text anyway. */
@Timeout(60)
class HalfwayTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** The addresses that the migration begins with. */
    @ApplicationScoped
    public static class FirstAddresses {

        @Produces
        @At("cargo.scans")
        static final Mailbox<Scan> SCANS = new Mailbox<>("cargo.scans", ObjectCodec.of(Scan.class), unbounded());

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
        static final Mailbox<Scan> REJECTS = new Mailbox<>("cargo.rejects", ObjectCodec.of(Scan.class), unbounded());
    }

    private static Tracking moved(Broker broker, Part... parts) {
        return new MailboxTracking(
                broker.provider(),
                FirstAddresses.class,
                Stream.of(parts).map(part -> part.onMailboxes).toArray(Class<?>[]::new));
    }

    private static void theOfficeHearsOfTheScans(Broker broker, Tracking scanners, Tracking office)
            throws InterruptedException {
        office.routes().enter("C-1", "Genoa", "Rotterdam");
        scanners.scanned("C-1", "Oslo");
        scanners.scanned("C-404", "Oslo");
        broker.await(
                SOON,
                now -> !office.office().alerts().isEmpty()
                        && !office.office().cabinet().isEmpty());
        assertThat(office.office().alerts()).containsExactly("C-1 is astray");
        assertThat(office.office().cabinet()).containsExactly(new Scan("C-404", "Oslo"));
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void theReceivingSideMovesFirst(Broker broker) throws IOException, InterruptedException {
        try (Tracking scanners = Version.PLAIN.open(broker);
                Tracking office = moved(broker, Part.values())) {
            theOfficeHearsOfTheScans(broker, scanners, office);
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void theSendingSideMovesFirst(Broker broker) throws IOException, InterruptedException {
        try (Tracking scanners = moved(broker);
                Tracking office = Version.PLAIN.open(broker, Part.values())) {
            theOfficeHearsOfTheScans(broker, scanners, office);
        }
    }
}

package io.letterbox.samples.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both versions do alike. */
@Timeout(60)
class TrackingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @EmbeddedBroker(reach = Reach.TCP)
    @ParameterizedTest
    @EnumSource
    void aConsignmentAtTheLastPlaceOfItsRouteIsOnTheBoard(Version version, Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = version.open(broker, Part.values())) {
            tracking.routes().enter("C-1", "Genoa", "Basel", "Rotterdam");
            tracking.scanned("C-1", "Basel");
            tracking.scanned("C-1", "Rotterdam");
            broker.await(SOON, now -> tracking.office().board().equals(List.of("C-1")));
            assertThat(tracking.office().alerts()).isEmpty();
        }
    }

    @EmbeddedBroker(reach = Reach.TCP)
    @ParameterizedTest
    @EnumSource
    void aConsignmentOffItsRouteAlertsTheOffice(Version version, Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = version.open(broker, Part.values())) {
            tracking.routes().enter("C-1", "Genoa", "Rotterdam");
            tracking.scanned("C-1", "Oslo");
            broker.await(SOON, now -> !tracking.office().alerts().isEmpty());
            assertThat(tracking.office().alerts()).containsExactly("C-1 is astray");
        }
    }

    @EmbeddedBroker(reach = Reach.TCP)
    @ParameterizedTest
    @EnumSource
    void aScanOfAnUnknownConsignmentIsFiled(Version version, Broker broker) throws IOException, InterruptedException {
        try (Tracking tracking = version.open(broker, Part.values())) {
            tracking.scanned("C-404", "Oslo");
            broker.await(SOON, now -> !tracking.office().cabinet().isEmpty());
            assertThat(tracking.office().cabinet()).containsExactly(new Scan("C-404", "Oslo"));
        }
    }

    @EmbeddedBroker(reach = Reach.TCP)
    @ParameterizedTest
    @EnumSource
    void anUrgentAlertOvertakesTheOthersThatWait(Version version, Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = version.open(broker)) {
            tracking.delayed("C-1");
            tracking.delayed("C-2");
        }
        astray(version, broker, "C-3");
        try (Tracking tracking = version.open(broker, Part.ALERTS)) {
            broker.await(SOON, now -> tracking.office().alerts().size() == 3);
            assertThat(tracking.office().alerts()).containsExactly("C-3 is astray", "C-1 is delayed", "C-2 is delayed");
        }
    }

    @EmbeddedBroker(reach = Reach.TCP)
    @ParameterizedTest
    @EnumSource
    void anArrivalThatNobodyShowsExpiresAfterTenMinutes(Version version, Broker broker, ConnectionFactory jms)
            throws IOException, InterruptedException, JMSException {
        try (Tracking tracking = version.open(broker, Part.SCANS, Part.MOVES)) {
            tracking.routes().enter("C-1", "Rotterdam");
            tracking.scanned("C-1", "Rotterdam");
            broker.await(SOON, now -> now.depth("cargo.arrivals") == 1);
        }
        try (var context = jms.createContext();
                var browser = context.createBrowser(context.createQueue("cargo.arrivals"))) {
            Message arrival = (Message) browser.getEnumeration().nextElement();
            assertThat(arrival.getJMSExpiration() - arrival.getJMSTimestamp())
                    .isEqualTo(Duration.ofMinutes(10).toMillis());
        }
    }

    private static void astray(Version version, Broker broker, String consignment)
            throws IOException, InterruptedException {
        try (Tracking tracking = version.open(broker, Part.SCANS, Part.MOVES)) {
            tracking.routes().enter(consignment, "Genoa");
            tracking.scanned(consignment, "Oslo");
            broker.await(SOON, now -> now.depth("cargo.alerts") == 3);
        }
    }
}

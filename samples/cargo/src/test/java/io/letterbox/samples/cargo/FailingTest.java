package io.letterbox.samples.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import io.letterbox.samples.cargo.plain.MoveConsumer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a message whose consumer fails: here the versions differ. */
@Timeout(60)
class FailingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** The route of C-1 is being edited while its scan comes; C-2 comes behind it. */
    private static void scansWhileTheRouteOfC1IsEdited(Tracking tracking) throws InterruptedException {
        tracking.routes().enter("C-1", "Genoa");
        tracking.routes().enter("C-2", "Genoa");
        tracking.routes().beginEditing("C-1");
        tracking.scanned("C-1", "Oslo");
        tracking.scanned("C-2", "Oslo");
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void plainAMoveWhoseExceptionIsSwallowedIsLost(Broker broker) throws IOException, InterruptedException {
        try (var log = new Log(MoveConsumer.class);
                Tracking tracking = Version.PLAIN.open(broker, Part.values())) {
            scansWhileTheRouteOfC1IsEdited(tracking);
            broker.await(SOON, now -> tracking.office().alerts().contains("C-2 is astray"));
            tracking.routes().endEditing("C-1");
            broker.await(SOON, now -> now.depth("cargo.moves") == 0);
            assertThat(broker.deadLetters("cargo.moves")).isEmpty();
            assertThat(log.failures()).containsExactly("the route of C-1 is being edited");
            assertThat(tracking.office().alerts()).containsExactly("C-2 is astray");
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void onMailboxesAMoveThatFailedIsTriedAgainAndTheOneBehindItDoesNotWait(Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = Version.MAILBOXES.open(broker, Part.values())) {
            scansWhileTheRouteOfC1IsEdited(tracking);
            broker.await(SOON, now -> tracking.office().alerts().contains("C-2 is astray"));
            tracking.routes().endEditing("C-1");
            broker.await(SOON, now -> tracking.office().alerts().size() == 2);
            assertThat(tracking.office().alerts()).containsExactly("C-2 is astray", "C-1 is astray");
            assertThat(broker.deadLetters("cargo.moves")).isEmpty();
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void onMailboxesAMoveThatFailsForGoodIsADeadLetterWithReasonAndAttempts(Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = Version.MAILBOXES.open(broker, Part.values())) {
            scansWhileTheRouteOfC1IsEdited(tracking);
            broker.await(SOON, now -> !now.deadLetters("cargo.moves").isEmpty());
            assertThat(broker.deadLetters("cargo.moves")).singleElement().satisfies(dead -> {
                assertThat(dead.body()).isEqualTo("C-1");
                assertThat(dead.properties())
                        .containsEntry("LetterboxReason", "the route of C-1 is being edited")
                        .containsEntry("LetterboxException", "java.lang.IllegalStateException")
                        .containsEntry("LetterboxAttempts", 5);
            });
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void plainARejectThatThrowsComesTenTimesAtOnceAndIsThenADeadLetterWithoutAReason(Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = Version.PLAIN.open(broker, Part.values())) {
            tracking.office().lockCabinet();
            tracking.scanned("C-404", "Oslo");
            broker.await(SOON, now -> !now.deadLetters("cargo.rejects").isEmpty());
            assertThat(broker.deadLetters("cargo.rejects"))
                    .singleElement()
                    .satisfies(dead ->
                            assertThat(dead.properties().keySet()).noneMatch(name -> name.startsWith("Letterbox")));
            assertThat(tracking.office().refusals()).isEqualTo(10);
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void onMailboxesARejectThatThrowsIsFiledWhenTheCabinetIsOpenAgain(Broker broker)
            throws IOException, InterruptedException {
        try (Tracking tracking = Version.MAILBOXES.open(broker, Part.values())) {
            tracking.office().lockCabinet();
            tracking.scanned("C-404", "Oslo");
            broker.await(SOON, now -> tracking.office().refusals() > 0);
            tracking.office().unlockCabinet();
            broker.await(SOON, now -> !tracking.office().cabinet().isEmpty());
            assertThat(tracking.office().cabinet()).containsExactly(new Scan("C-404", "Oslo"));
            assertThat(broker.deadLetters("cargo.rejects")).isEmpty();
        }
    }
}

package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Listener;
import io.letterbox.Listener.State;
import io.letterbox.MailboxException;
import io.letterbox.cdi.Listeners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When listeners listen, and what is to be seen of them. */
@Timeout(60)
class ListeningTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @BeforeEach
    @AfterEach
    void forget() {
        RecordingProvider.EVENTS.clear();
        RecordingProvider.down = false;
    }

    @Test
    void listeningBeginsAfterTheApplicationHasStarted() throws Exception {
        try (Station station = Station.with(Living.Slow.class)) {
            assertThat(station.journal().next()).isEqualTo(List.of("initialized"));
            assertThat(station.journal().next()).isEqualTo(List.of("started, listeners: 0"));
            assertThat(station.journal().next()).isEqualTo(List.of("heard", "initialized"));
            assertThat(station.journal().next()).isEqualTo(List.of("heard", "started"));
        }
    }

    @Test
    void listeningEndsBeforeTheBeansGoAndWhatIsInHandIsFinished() throws Exception {
        Station station = Station.with(Living.Holding.class);
        try (station) {
            Living.Holding holding = station.bean(Living.Holding.class);
            Listener listener = station.listener("Holding.hold");
            Journal journal = station.journal();
            station.send("express", "first");
            assertThat(holding.taken.await(10, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(station::stop);
            while (listener.status().state() != State.CLOSED) {
                Thread.onSpinWait();
            }
            station.send("express", "second");
            holding.free.countDown();
            stopped.get(10, TimeUnit.SECONDS);

            assertThat(journal.next()).isEqualTo(List.of("done", "first"));
            assertThat(journal.next()).isEqualTo(List.of("bean destroyed"));
            assertThat(journal.isEmpty()).isTrue();
            assertThat(listener.status().done()).isOne();
            assertThat(station.receive("express").getBody(String.class)).isEqualTo("second");
        }
    }

    @Test
    void allListenersEndAtOnceSoThatTheSlowestSetsTheTime() throws Exception {
        Station station = Station.with(Living.Meeting.class);
        try (station) {
            Living.Meeting meeting = station.bean(Living.Meeting.class);
            Listener early = station.listener("Meeting.early");
            Listener late = station.listener("Meeting.late");
            station.send("express", "first");
            station.send("express", "first");
            assertThat(meeting.taken.await(10, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(station::stop);
            while (early.status().state() != State.CLOSED || late.status().state() != State.CLOSED) {
                Thread.onSpinWait(); // both are told to end while both have something in hand
            }
            assertThat(stopped).isNotDone();
            meeting.free.countDown();
            stopped.get(10, TimeUnit.SECONDS);

            assertThat(early.status().done() + late.status().done()).isEqualTo(2);
        }
    }

    @Test
    void theListenersAreABeanThatTellsAndPausesAndResumes() throws Exception {
        try (Station station = Station.with(Hearing.Payload.class, Hearing.Qualified.class)) {
            Listeners listeners = station.bean(Listeners.class);
            List<String> names = new ArrayList<>();
            listeners.forEach(listener -> names.add(listener.status().name()));
            assertThat(names).containsExactlyInAnyOrder("Payload.hear", "Qualified.hear");
            assertThat(listeners.named("nobody")).isEmpty();

            Listener listener = listeners.named("Qualified.hear").orElseThrow();
            listener.pause();
            assertThat(listener.status().state()).isEqualTo(State.PAUSED);
            listener.resume();
            station.send("express", "after the pause");
            assertThat(station.journal().next()).isEqualTo(List.of("after the pause"));
            awaitDone(listener, 1);
        }
    }

    @Test
    void closeOfAListenerIsRefusedAndItListensOn() throws Exception {
        try (Station station = Station.with(Hearing.Qualified.class)) {
            assertThatThrownBy(station.listener("Qualified.hear")::close)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageStartingWith("listener Qualified.hear belongs to the application");

            station.send("express", "still");
            assertThat(station.journal().next()).isEqualTo(List.of("still"));
        }
    }

    @Test
    void aListenerHasTheNameThatItsMethodGivesIt() {
        try (Station station = Station.with(Living.Namesake.class)) {
            assertThat(station.bean(Listeners.class)).hasSize(2);
            assertThat(station.listener("orders, in one piece").status().name()).isEqualTo("orders, in one piece");
        }
    }

    @Test
    void aFailedMessageIsTriedAgainAndThenADeadLetter() throws Exception {
        try (Station station = Station.with(Living.Failing.class)) {
            station.send("express", "bad");
            station.send("express", "good");

            assertThat(List.of(
                            station.journal().next(),
                            station.journal().next(),
                            station.journal().next()))
                    .containsExactlyInAnyOrder(List.of("bad"), List.of("good"), List.of("bad"));
            assertThat(station.reason("express")).isEqualTo("I cannot");
            awaitDone(station.listener("Failing.hear"), 1);
            assertThat(station.listener("Failing.hear").status().failed()).isEqualTo(2);
            assertThat(station.receive("link.depot.desk.receipts").getBody(String.class))
                    .isEqualTo("for good"); // and none for bad
            assertThat(station.client()
                            .createConsumer(station.client().createQueue("link.depot.desk.receipts"))
                            .receiveNoWait())
                    .isNull();
        }
    }

    @Test
    void anApplicationsOwnLetterboxCarriesTheListenersToo() throws Exception {
        try (Station station = Station.with(Hearing.Qualified.class, Living.OwnDoor.class)) {
            station.send("express", "through its own door");

            assertThat(station.journal().next()).isEqualTo(List.of("through its own door"));
        }
    }

    @Test
    void aBrokerThatIsDownDoesNotKeepTheApplicationFromStarting() {
        RecordingProvider.down = true;
        try (var container = Application.with(
                        Post.Addresses.class, Post.Depot.class, Journal.class, Hearing.Payload.class)
                .providers(RecordingProvider.class)
                .start()) {
            Listener listener = container
                    .select(Listeners.class)
                    .get()
                    .named("Payload.hear")
                    .orElseThrow();
            assertThat(listener.status().state()).isEqualTo(State.DISCONNECTED);
        }
        assertThat(RecordingProvider.EVENTS).contains("stopped");
    }

    @Test
    void aListenerThatIsRefusedFailsTheStartAndLeavesNothingBehind() {
        assertThat(Application.with(
                                Post.Addresses.class,
                                Post.Depot.class,
                                Journal.class,
                                Hearing.Payload.class,
                                Living.Bad.class)
                        .providers(RecordingProvider.class)
                        .failure())
                .contains("no selector");

        assertThat(RecordingProvider.EVENTS).endsWith("disconnected", "stopped");
    }

    private static void awaitDone(Listener listener, long done) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (listener.status().done() < done) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}

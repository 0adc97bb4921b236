package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listener.State;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Listeners;
import io.letterbox.cdi.Receives;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
        try (Station station = Station.with(Slow.class)) {
            assertThat(station.journal().next()).isEqualTo(List.of("initialized"));
            assertThat(station.journal().next()).isEqualTo(List.of("started, listeners: 0"));
            assertThat(station.journal().next()).isEqualTo(List.of("heard", "initialized"));
            assertThat(station.journal().next()).isEqualTo(List.of("heard", "started"));
        }
    }

    @Test
    void listeningEndsBeforeTheBeansGoAndWhatIsInHandIsFinished() throws Exception {
        Station station = Station.with(Holding.class);
        try (station) {
            Holding holding = station.bean(Holding.class);
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
        Station station = Station.with(Meeting.class);
        try (station) {
            Meeting meeting = station.bean(Meeting.class);
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
        try (Station station = Station.with(Namesake.class)) {
            assertThat(station.bean(Listeners.class)).hasSize(2);
            assertThat(station.listener("orders, in one piece").status().state())
                    .isEqualTo(State.LISTENING);
        }
    }

    @Test
    void aFailedMessageIsTriedAgainAndThenADeadLetter() throws Exception {
        try (Station station = Station.with(Failing.class)) {
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
        try (Station station = Station.with(Hearing.Qualified.class, OwnDoor.class)) {
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
                                Post.Addresses.class, Post.Depot.class, Journal.class, Hearing.Payload.class, Bad.class)
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

    @ApplicationScoped
    static class Slow {
        @Inject
        Journal journal;

        @Inject
        Listeners listeners;

        @Inject
        @Fast
        Sender<String> express;

        void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) throws InterruptedException {
            express.send("initialized");
            journal.note("initialized");
        }

        void started(@Observes Startup event) throws InterruptedException {
            express.send("started");
            journal.note("started, listeners: " + count());
        }

        private int count() {
            int count = 0;
            for (Listener listener : listeners) {
                count += listener.status().inHand() + 1;
            }
            return count;
        }

        @Receives
        void hear(@Fast String message) {
            journal.note("heard", message);
        }
    }

    @Singleton
    static class Holding {
        final CountDownLatch taken = new CountDownLatch(1);
        final CountDownLatch free = new CountDownLatch(1);

        @Inject
        Journal journal;

        @Receives
        void hold(@Fast String message) throws InterruptedException {
            taken.countDown();
            if (!free.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("never set free");
            }
            journal.note("done", message);
        }

        @PreDestroy
        void end() {
            journal.note("bean destroyed");
        }
    }

    @ApplicationScoped
    static class OwnDoor {
        @Produces
        @Singleton
        Letterbox letterbox(Provider provider) {
            return Letterbox.over(provider);
        }

        void close(@Disposes Letterbox letterbox) {
            letterbox.close();
        }
    }

    @Singleton
    static class Meeting {
        final CountDownLatch taken = new CountDownLatch(2);
        final CountDownLatch free = new CountDownLatch(1);

        @Receives
        void early(@Fast String message) throws InterruptedException {
            meet();
        }

        @Receives
        void late(@Fast String message) throws InterruptedException {
            meet();
        }

        private void meet() throws InterruptedException {
            taken.countDown();
            if (!free.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("never set free");
            }
        }
    }

    @ApplicationScoped
    static class Namesake {
        @Receives("orders")
        void ship(Order order) {}

        @Receives(name = "orders, in one piece")
        void ship(@Fast String order) {}
    }

    @ApplicationScoped
    static class Failing {
        @Inject
        Journal journal;

        @Receives(attempts = 2, delay = "PT0.05S")
        void hear(@Fast String message, @At("receipts") Sender<String> receipts) throws InterruptedException {
            journal.note(message);
            receipts.send("for " + message);
            if (message.equals("bad")) {
                throw new IllegalStateException("I cannot");
            }
        }
    }

    @ApplicationScoped
    static class Bad {
        @Receives(value = "orders", selector = "no selector =")
        void hear(Order order) {}
    }
}

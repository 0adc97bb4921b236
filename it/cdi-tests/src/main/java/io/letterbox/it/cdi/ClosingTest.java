package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.cdi.At;
import io.letterbox.it.cdi.Shop.Addresses;
import io.letterbox.it.cdi.Shop.Desk;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The container closes the ends, and what carries them; and nobody else does. */
class ClosingTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static EmbeddedArtemis outside;

    @BeforeEach
    void forget() {
        RecordingProvider.EVENTS.clear();
    }

    @Test
    void connectionsAreClosedWithTheContainerAndThenTheBroker() {
        try (SeContainer container = recorded(Addresses.class, Desk.class)) {
            Desk desk = container.select(Desk.class).get();
            assertThat(desk.orders.trySend("first")).isTrue();
            assertThat(desk.received.tryReceive()).contains("first");
            assertThat(RecordingProvider.EVENTS).doesNotContain("disconnected", "stopped");
        }

        assertThat(RecordingProvider.EVENTS).endsWith("disconnected", "stopped").containsOnlyOnce("started", "stopped");
        assertThat(Collections.frequency(RecordingProvider.EVENTS, "disconnected"))
                .isGreaterThanOrEqualTo(Collections.frequency(RecordingProvider.EVENTS, "connected"));
    }

    @Test
    void noThreadIsLeft() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (SeContainer container = Application.of(Addresses.class, Desk.class)) {
            Desk desk = container.select(Desk.class).get();
            assertThat(desk.orders.trySend("first")).isTrue();
            assertThat(desk.received.tryReceive(LIMIT)).contains("first");
        }

        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().startsWith("ForkJoinPool.commonPool")); // the JVM's, used by Weld
        for (Thread thread : left) {
            thread.join(LIMIT.toMillis());
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    @Test
    void closeOfASharedEndIsRefusedAndTheEndGoesOn() {
        try (SeContainer container = recorded(Addresses.class, Desk.class)) {
            Desk desk = container.select(Desk.class).get();

            assertRefused(desk.orders, "Sender<java.lang.String> of \"orders\"");
            assertRefused(desk.orders.with(Options.defaults()), "Sender<java.lang.String> of \"orders\"");
            assertRefused(desk.received, "Receiver<java.lang.String> of \"orders\"");
            assertRefused(desk.letterbox, "Letterbox");

            assertThat(desk.orders.trySend("still open")).isTrue();
            assertThat(desk.received.tryReceive()).contains("still open");
        }
    }

    private static void assertRefused(AutoCloseable end, String name) {
        assertThatThrownBy(end::close)
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageStartingWith(
                        name + " is shared by all into whom it is injected, and the container closes it");
    }

    @Test
    void aPreDestroyMethodMayStillSend() throws InterruptedException {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start()) {
            outside = artemis;
            try (SeContainer container = Application.of(Addresses.class, Outside.class, Farewell.class)) {
                assertThat(container.select(Farewell.class).get().orders).isNotNull();
            }
            try (Letterbox letterbox = Letterbox.over(artemis);
                    Receiver<String> receiver = letterbox.receiver(Addresses.ORDERS)) {
                assertThat(receiver.tryReceive(LIMIT)).contains("farewell");
            }
        }
    }

    @Test
    void whoeverWaitsWhenTheContainerStopsIsToldThatTheEndIsClosed() throws Exception {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread waiter;
        try (SeContainer container = recorded(Addresses.class, Desk.class)) {
            Desk desk = container.select(Desk.class).get();
            assertThat(desk.received.tryReceive()).isEmpty();
            waiter = new Thread(() -> {
                try {
                    answer.complete(Optional.of(desk.received.receive()));
                } catch (InterruptedException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            waiter.start();
            awaitWaiting(waiter);
        }

        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(MailboxException.Closed.class);
        waiter.join(LIMIT.toMillis());
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void anEndOpensNothingAfterTheContainerHasStopped() {
        Desk desk;
        try (SeContainer container = recorded(Addresses.class, Desk.class)) {
            desk = container.select(Desk.class).get();
        }

        assertThatThrownBy(() -> desk.orders.trySend("too late")).isInstanceOf(RuntimeException.class);
        assertThat(RecordingProvider.EVENTS).isEmpty();
    }

    private static SeContainer recorded(Class<?>... beans) {
        return Application.with(beans).providers(RecordingProvider.class).start();
    }

    @Singleton
    static class Farewell {
        @Inject
        @At("orders")
        Sender<String> orders;

        @PreDestroy
        void leave() {
            assertThat(orders.trySend("farewell")).isTrue();
        }
    }

    @ApplicationScoped
    static class Outside {
        @Produces
        Provider provider() {
            return outside;
        }
    }
}

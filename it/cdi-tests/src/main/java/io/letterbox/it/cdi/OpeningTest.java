package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import io.letterbox.it.cdi.Shop.Addresses;
import io.letterbox.it.cdi.Shop.Desk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When ends open: at their first use, and those that would miss something when the application starts. */
class OpeningTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @BeforeEach
    @AfterEach
    void forget() {
        RecordingProvider.EVENTS.clear();
        RecordingProvider.down = false;
    }

    @Test
    void nothingIsStartedBeforeTheFirstUse() {
        try (SeContainer container = application(Addresses.class, Desk.class).start()) {
            Desk desk = container.select(Desk.class).get();
            assertThat(desk.orders).isNotNull();
            assertThat(RecordingProvider.EVENTS).isEmpty();

            assertThat(desk.orders.trySend("first")).isTrue();

            assertThat(RecordingProvider.EVENTS).startsWith("started", "connected");
        }
    }

    @Test
    void whatIsNeverUsedIsNeverStartedNotEvenToBeClosed() {
        try (SeContainer container = application(Addresses.class, Desk.class).start()) {
            assertThat(container.select(Desk.class).get().orders).isNotNull();
        }

        assertThat(RecordingProvider.EVENTS).isEmpty();
    }

    @Test
    void anOpeningThatFailedIsTriedAgainAtTheNextUse() {
        try (SeContainer container = application(Addresses.class, Desk.class).start()) {
            Desk desk = container.select(Desk.class).get();
            RecordingProvider.down = true;
            assertThatThrownBy(() -> desk.orders.trySend("now?")).isInstanceOf(MailboxException.Unreachable.class);

            RecordingProvider.down = false;

            assertThat(desk.orders.trySend("now?")).isTrue();
            assertThat(RecordingProvider.EVENTS).containsOnlyOnce("started");
        }
    }

    @Test
    void anInjectedReceiverOfASubscriptionMissesNothingThatTheApplicationSendsAtItsStart() throws InterruptedException {
        try (SeContainer container =
                application(Prices.class, Market.class, Board.class).start()) {
            Board board = container.select(Board.class).get();

            assertThat(board.live.tryReceive(LIMIT)).contains("initialized");
            assertThat(board.live.tryReceive(LIMIT)).contains("startup");
            assertThat(board.audit.tryReceive(LIMIT)).contains("initialized");
            assertThat(board.audit.tryReceive(LIMIT)).contains("startup");
        }
    }

    @Test
    void aSubscriptionThatNobodyReceivesIsNotOpened() {
        try (SeContainer container =
                application(Prices.class, Desk.class, Addresses.class).start()) {
            assertThat(container.select(Desk.class).get().orders).isNotNull();

            assertThat(RecordingProvider.EVENTS).isEmpty();
        }
    }

    @Test
    void aSubscriptionThatCannotBeOpenedFailsTheStartAndLeavesNothingBehind() {
        RecordingProvider.down = true;

        assertThat(application(Prices.class, Board.class).failure())
                .contains(MailboxException.Unreachable.class.getName())
                .contains("prices");

        assertThat(RecordingProvider.EVENTS).containsExactly("started", "stopped");
    }

    private static Application application(Class<?>... beans) {
        return Application.with(beans).providers(RecordingProvider.class);
    }

    @ApplicationScoped
    static class Prices {
        @Produces
        @At("prices")
        static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

        @Produces
        @At("prices")
        static final Subscription<String> LIVE = PRICES.live();

        @Produces
        @At("prices.audit")
        static final Subscription<String> AUDIT = PRICES.subscription("audit");
    }

    @Singleton
    static class Board {
        @Inject
        @At("prices")
        Receiver<String> live;

        @Inject
        @At("prices.audit")
        Receiver<String> audit;
    }

    @ApplicationScoped
    static class Market {
        @Inject
        @At("prices")
        Sender<String> prices;

        void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) throws InterruptedException {
            prices.send("initialized");
        }

        void started(@Observes Startup event) throws InterruptedException {
            prices.send("startup");
        }
    }
}

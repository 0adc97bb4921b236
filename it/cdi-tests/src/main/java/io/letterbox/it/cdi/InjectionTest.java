package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every kind of end is injected under the qualifiers of its address, and works, over the embedded broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Order ORDER = new Order("book", 2);
    private SeContainer container;
    private Desk desk;

    @BeforeAll
    void start() {
        container = Application.of(Addresses.class, Desk.class, Clerk.class);
        desk = container.select(Desk.class).get();
    }

    @AfterAll
    void stop() {
        container.close();
    }

    @Test
    void aMailboxIsSentToAndReceivedFrom() throws InterruptedException {
        desk.sender.send(ORDER);

        assertThat(desk.receiver.tryReceive(LIMIT)).contains(ORDER);
    }

    @Test
    void aBoundedMailboxIsFullWhenItsCapacityIsInIt() throws InterruptedException {
        assertThat(Stream.generate(() -> desk.sender.trySend(ORDER)).limit(3)).containsExactly(true, true, false);

        assertThat(desk.receiver.tryReceive(LIMIT)).contains(ORDER);
        assertThat(desk.receiver.tryReceive(LIMIT)).contains(ORDER);
    }

    @Test
    void aMailboxGivesTheFactsBesideTheMessageToWhoeverAsks() throws InterruptedException {
        desk.texts.send("hello");

        assertThat(desk.deliveries.tryReceive(LIMIT)).hasValueSatisfying(delivery -> {
            assertThat(delivery.message()).isEqualTo("hello");
            assertThat(delivery.from()).contains("clerk");
        });
    }

    @Test
    void anInboxGivesTheSenderWithTheMessage() throws InterruptedException {
        desk.question.send("where?");

        assertThat(desk.questions.tryReceive(LIMIT).flatMap(Delivery::from)).contains("clerk");
    }

    @Test
    void aSubscriptionGetsWhatWasSentSinceTheApplicationStarted() throws InterruptedException {
        desk.announce.send("first");

        assertThat(desk.prices.tryReceive(LIMIT)).contains("first");
        assertThat(desk.audit.tryReceive(LIMIT)).contains("first");
    }

    @Test
    void aRendezvousOfInjectedEndsTakesPlace() throws Exception {
        CompletableFuture<Optional<String>> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return desk.courier.tryReceive(LIMIT);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(desk.handOver.trySend("parcel", LIMIT)).isTrue();
        assertThat(taken.get(10, TimeUnit.SECONDS)).contains("parcel");
    }

    @Test
    void aViewSendsWithItsOptions() throws InterruptedException {
        desk.texts.with(Options.defaults().property("colour", "red")).send("painted");

        assertThat(desk.deliveries.tryReceive(LIMIT).map(Delivery::properties))
                .hasValueSatisfying(properties -> assertThat(properties).containsEntry("colour", "red"));
    }

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.bounded(2));

        @Produces
        @At("courier")
        static final Mailbox<String> COURIER = Mailbox.of("courier", String.class, Capacity.zero());

        @Produces
        @At("prices")
        static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

        @Produces
        @At("prices")
        static final Subscription<String> LIVE = PRICES.live();

        @Produces
        @At("prices.audit")
        static final Subscription<String> AUDIT = PRICES.subscription("audit");

        /** Not static, and from a method: it is read when the application is deployed all the same. */
        @Produces
        @At("texts")
        Mailbox<String> texts() {
            return Mailbox.of("texts", String.class, Capacity.unbounded());
        }
    }

    @ApplicationScoped
    static class Clerk {
        @Produces
        @At("questions")
        final Inbox<String> questions = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());

        @Produces
        final Settings settings = Settings.defaults().self("clerk");
    }

    @Singleton
    static class Desk {
        @Inject
        @At("orders")
        Sender<Order> sender;

        @Inject
        @At("orders")
        Receiver<Order> receiver;

        @Inject
        @At("texts")
        Sender<String> texts;

        @Inject
        @At("texts")
        Receiver<Delivery<String>> deliveries;

        @Inject
        @At("questions")
        Sender<String> question;

        @Inject
        @At("questions")
        Receiver<Delivery<String>> questions;

        @Inject
        @At("prices")
        Sender<String> announce;

        @Inject
        @At("prices")
        Receiver<String> prices;

        @Inject
        @At("prices.audit")
        Receiver<String> audit;

        @Inject
        @At("courier")
        Sender<String> handOver;

        @Inject
        @At("courier")
        Receiver<String> courier;
    }
}

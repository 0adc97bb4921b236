package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever deploys an application changes without compiling it again. */
class ConfigurationTest {

    private final Configured configured = new Configured();

    @AfterEach
    void restore() {
        configured.close();
    }

    @Test
    void selfSaysWhoTheProcessIsEvenAgainstTheSettingsBean() throws InterruptedException {
        configured.with("letterbox.self", "clerk");

        try (SeContainer container = Application.of(Addresses.class, Settled.class, Clerk.class, Asker.class)) {
            container.select(Asker.class).get().questions.send("who am I?");

            Delivery<String> question =
                    container.select(Clerk.class).get().questions.receive();
            assertThat(question.from()).contains("clerk");
        }
    }

    @Test
    void anAddressHoldsAsManyMessagesAsConfigured() {
        configured.with("letterbox.address.orders.capacity", "2");

        try (SeContainer container = Application.of(Addresses.class, Desk.class)) {
            Sender<String> orders = container.select(Desk.class).get().orders;

            assertThat(orders.address().capacity()).isEqualTo(Capacity.bounded(2));
            assertThat(orders.trySend("1")).isTrue();
            assertThat(orders.trySend("2")).isTrue();
            assertThat(orders.trySend("3")).isFalse();
        }
    }

    @Test
    void anAddressWhoseNameHasDotsIsConfiguredToo() {
        configured.with("letterbox.address.inbox.clerk.questions.capacity", "1");

        try (SeContainer container = Application.of(Addresses.class, Asker.class)) {
            assertThat(container.select(Asker.class).get().questions.address().capacity())
                    .isEqualTo(Capacity.bounded(1));
        }
    }

    @Test
    void anAddressIsCarriedByTheQueueThatIsConfigured() throws InterruptedException {
        configured.with("letterbox.address.orders.destination", "LEGACY.ORDERS");

        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                Letterbox outside =
                        Letterbox.over(artemis, Settings.defaults().destination("orders", "LEGACY.ORDERS"))) {
            Broker.provider = artemis;
            try (SeContainer container = Application.of(Addresses.class, Desk.class, Broker.class)) {
                container.select(Desk.class).get().orders.send("here");
            }
            try (Receiver<String> receiver = outside.receiver(Addresses.ORDERS)) {
                assertThat(receiver.tryReceive()).contains("here");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letterbox.slef                     | letterbox.slef means nothing to Letterbox. Did you mean letterbox.self?",
                "letterbox.broker.uri               | Did you mean letterbox.broker.url?",
                "letterbox.address.ordres.capacity  | no address has the destination \"ordres\". Did you mean \"orders\"?",
                "letterbox.address.orders.capasity  | Did you mean letterbox.address.orders.capacity?",
                "letterbox.listener.ship.attempts   | no listener is called \"ship\"",
            })
    void aKeyThatMeansNothingFailsTheDeployment(String key, String said) {
        configured.with(key, "5");

        assertThat(Application.with(Addresses.class, Desk.class).failure())
                .contains("Letterbox cannot be deployed")
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letterbox.self                         | the.desk | letterbox.self is \"the.desk\": a name of letters",
                "letterbox.stall                        | 10s      | ISO 8601 such as PT5S",
                "letterbox.address.orders.capacity      | many     | is \"many\": a whole number of at least 1",
                "letterbox.address.prices.capacity      | 3        | prices is unbounded() in the code",
            })
    void aValueThatIsNoneFailsTheDeployment(String key, String value, String said) {
        configured.with(key, value);

        assertThat(Application.with(Addresses.class, Desk.class).failure())
                .contains("Letterbox cannot be deployed")
                .contains(key)
                .contains(said);
    }

    @Test
    void allProblemsOfTheConfigurationAreInOneMessage() {
        configured.with("letterbox.slef", "desk").with("letterbox.stall", "10s");

        assertThat(Application.with(Addresses.class, Desk.class).failure())
                .contains("letterbox.slef")
                .contains("letterbox.stall");
    }

    @Test
    void anApplicationWithALetterboxOfItsOwnIsToldThatItsConfigurationIsIdle() {
        configured.with("letterbox.stall", "PT1S");

        assertThat(Application.with(Addresses.class, Desk.class, OwnLetterbox.class)
                        .failure())
                .contains("letterbox.stall is set, and the application has a bean of io.letterbox.Letterbox");
    }

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.bounded(100));

        @Produces
        @At("questions")
        static final Inbox<String> QUESTIONS = Inbox.of("clerk", "questions", String.class, Capacity.bounded(20));

        @Produces
        @At("prices")
        static final Mailbox<String> PRICES = Mailbox.of("prices", String.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class Settled {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("desk");
    }

    @ApplicationScoped
    static class Broker {
        static Provider provider;

        @Produces
        Provider provider() {
            return provider;
        }
    }

    @ApplicationScoped
    static class OwnLetterbox {
        @Produces
        @ApplicationScoped
        Letterbox letterbox() {
            throw new AssertionError("the application is not deployed");
        }
    }

    @Singleton
    static class Desk {
        @Inject
        @At("orders")
        Sender<String> orders;
    }

    @Singleton
    static class Asker {
        @Inject
        @At("questions")
        Sender<String> questions;
    }

    @Singleton
    static class Clerk {
        @Inject
        @At("questions")
        Receiver<Delivery<String>> questions;
    }
}

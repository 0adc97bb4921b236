package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Letterbox;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.it.cdi.Shop.Addresses;
import io.letterbox.it.cdi.Shop.Desk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What carries the messages: the application's own, or else what the class path offers. */
class ProviderTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static EmbeddedArtemis outside;
    private static Letterbox letterbox;

    @BeforeAll
    static void start() {
        outside = EmbeddedArtemis.start();
        letterbox = Letterbox.over(outside);
    }

    @AfterAll
    static void stop() {
        letterbox.close();
        outside.close();
    }

    @BeforeEach
    void forget() {
        RecordingProvider.EVENTS.clear();
    }

    @Test
    void aConnectionFactoryBeanIsUsedInsteadOfAnEmbeddedBroker() throws InterruptedException {
        assertSendsTo(outside, OwnFactory.class);
    }

    @Test
    void aProviderBeanIsUsedInsteadOfAConnectionFactoryBean() throws InterruptedException {
        assertSendsTo(outside, OwnProvider.class, UselessFactory.class);
    }

    @Test
    void aLetterboxBeanIsUsedInsteadOfAllOthers() throws InterruptedException {
        assertSendsTo(outside, OwnLetterbox.class, UselessFactory.class);
    }

    @Test
    void whatAnApplicationMadeItselfIsNotClosed() throws InterruptedException {
        assertSendsTo(outside, OwnLetterbox.class);

        assertSendsTo(outside, OwnLetterbox.class);
    }

    @Test
    void aFactoryWithAQualifierIsNotTaken() {
        try (SeContainer container = Application.with(Addresses.class, Desk.class, FastFactory.class)
                .providers(RecordingProvider.class)
                .start()) {
            assertThat(container.select(Desk.class).get().orders.trySend("here"))
                    .isTrue();

            assertThat(RecordingProvider.EVENTS).contains("started");
        }
    }

    @Test
    void withoutAnyProviderTheDeploymentFailsSayingWhatToAdd() {
        assertThat(Application.with(Addresses.class, Desk.class).providers().failure())
                .contains("Letterbox cannot be deployed")
                .contains("no Jakarta Messaging provider: put letterbox-artemis-binding on the class path")
                .contains("produce a bean of io.letterbox.Provider or of jakarta.jms.ConnectionFactory");
    }

    @Test
    void severalProvidersOnTheClassPathFailTheDeployment() {
        assertThat(Application.with(Addresses.class, Desk.class)
                        .providers(RecordingProvider.class, EmbeddedArtemis.class)
                        .failure())
                .contains("the class path offers several providers: ")
                .contains(RecordingProvider.class.getName() + ", " + EmbeddedArtemis.class.getName());
        assertThat(RecordingProvider.EVENTS).isEmpty();
    }

    @Test
    void severalConnectionFactoryBeansFailTheDeployment() {
        assertThat(Application.with(Addresses.class, Desk.class, OwnFactory.class, UselessFactory.class)
                        .failure())
                .contains("there are 2 beans of jakarta.jms.ConnectionFactory");
    }

    @Test
    void anApplicationWithoutLetterboxNeedsNoProvider() {
        try (SeContainer container =
                Application.with(Unconcerned.class).providers().start()) {
            assertThat(container.select(Unconcerned.class).get().works()).isTrue();
        }
    }

    @Test
    void addressesThatNobodyUsesNeedNoProvider() {
        try (SeContainer container =
                Application.with(Addresses.class, Unconcerned.class).providers().start()) {
            assertThat(container.select(Unconcerned.class).get().works()).isTrue();
        }
    }

    private static void assertSendsTo(EmbeddedArtemis broker, Class<?>... own) throws InterruptedException {
        Class<?>[] beans = new Class<?>[own.length + 2];
        System.arraycopy(own, 0, beans, 2, own.length);
        beans[0] = Addresses.class;
        beans[1] = Desk.class;
        try (SeContainer container =
                Application.with(beans).providers(RecordingProvider.class).start()) {
            container.select(Desk.class).get().orders.send("here");
        }
        try (Letterbox reading = Letterbox.over(broker);
                Receiver<String> receiver = reading.receiver(Addresses.ORDERS)) {
            assertThat(receiver.tryReceive(LIMIT)).contains("here");
        }
        assertThat(RecordingProvider.EVENTS).isEmpty();
    }

    @ApplicationScoped
    static class OwnFactory {
        @Produces
        ConnectionFactory factory() {
            return outside.connectionFactory();
        }
    }

    @ApplicationScoped
    static class UselessFactory {
        @Produces
        @ApplicationScoped
        ConnectionFactory factory() {
            throw new AssertionError("nobody asks for this one");
        }
    }

    @ApplicationScoped
    static class FastFactory {
        @Produces
        @Fast
        ConnectionFactory factory() {
            throw new AssertionError("nobody asks for this one");
        }
    }

    @ApplicationScoped
    static class OwnProvider {
        @Produces
        Provider provider() {
            return outside;
        }
    }

    @ApplicationScoped
    static class OwnLetterbox {
        @Produces
        Letterbox letterbox() {
            return letterbox;
        }
    }

    @ApplicationScoped
    static class Unconcerned {
        boolean works() {
            return true;
        }
    }
}

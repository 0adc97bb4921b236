package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
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
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two applications over one broker name each other; the contract between them is a class of plain constants. */
class NamingTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static EmbeddedArtemis artemis;

    @BeforeAll
    static void start() {
        artemis = EmbeddedArtemis.start();
    }

    @AfterAll
    static void stop() {
        artemis.close();
    }

    @Test
    void theProcessesOfALinkReachEachOtherAndTheOwnerOfAnInboxSeesWhoSent() throws InterruptedException {
        try (SeContainer desk = Application.of(Broker.class, Contract.class, Desk.class);
                SeContainer depot = Application.of(Broker.class, Contract.class, Depot.class)) {
            Desk sending = desk.select(Desk.class).get();
            Depot receiving = depot.select(Depot.class).get();

            sending.parcels.send("fragile");
            assertThat(receiving.parcels.tryReceive(LIMIT)).contains("fragile");

            receiving.questions.send("which way up?");
            assertThat(sending.questions.tryReceive(LIMIT)).hasValueSatisfying(delivery -> {
                assertThat(delivery.message()).isEqualTo("which way up?");
                assertThat(delivery.from()).contains("depot");
            });
        }
    }

    @ApplicationScoped
    static class Broker {
        @Produces
        Provider provider() {
            return artemis;
        }
    }

    @ApplicationScoped
    static class Contract {
        @Produces
        @At("parcels")
        static final Link<String> PARCELS = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());

        @Produces
        @At("questions")
        static final Inbox<String> QUESTIONS = Inbox.of("desk", "questions", String.class, Capacity.unbounded());
    }

    @Singleton
    static class Desk {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("desk");

        @Inject
        @At("parcels")
        Sender<String> parcels;

        @Inject
        @At("questions")
        Receiver<Delivery<String>> questions;
    }

    @Singleton
    static class Depot {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("depot");

        @Inject
        @At("parcels")
        Receiver<String> parcels;

        @Inject
        @At("questions")
        Sender<String> questions;
    }
}

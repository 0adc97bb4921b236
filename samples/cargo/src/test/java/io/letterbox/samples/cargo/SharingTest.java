package io.letterbox.samples.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import io.letterbox.cdi.Receives;
import io.letterbox.samples.cargo.mailboxes.Addresses;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Half-way: a message-driven bean and a method that receives, at one queue. */
@Timeout(60)
class SharingTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ALERTS = 200;

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void aBeanAndAMethodShareTheWork(Broker broker) throws IOException, InterruptedException {
        try (Tracking old = Version.PLAIN.open(broker, Part.ALERTS);
                Tracking young = Version.MAILBOXES.open(broker, Part.ALERTS)) {
            broker.await(SOON, now -> now.receivers("cargo.alerts") == 2);
            for (int n = 0; n < ALERTS; n += 2) {
                old.delayed("C-" + n);
                young.delayed("C-" + (n + 1));
            }
            broker.await(SOON, now -> all(old, young).size() == ALERTS);
            assertThat(all(old, young)).doesNotHaveDuplicates();
            assertThat(old.office().alerts()).isNotEmpty();
            assertThat(young.office().alerts()).isNotEmpty();
        }
    }

    private static List<String> all(Tracking old, Tracking young) {
        List<String> both = new ArrayList<>(old.office().alerts());
        both.addAll(young.office().alerts());
        return both;
    }

    /** As it is at the queue of rejects, when the office throws on either side. */
    @MessageDriven(
            activationConfig = {
                @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
                @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/alerts")
            })
    public static class ThrowingConsumer implements MessageListener {

        @Inject
        Failures failures;

        @Override
        public void onMessage(Message message) {
            failures.add();
            throw new IllegalStateException("the bean cannot");
        }
    }

    @ApplicationScoped
    public static class Failures {

        private final AtomicInteger count = new AtomicInteger();

        void add() {
            count.incrementAndGet();
        }

        int seen() {
            return count.get();
        }
    }

    @ApplicationScoped
    public static class ThrowingReceiver {

        @Receives(value = "cargo.alerts", attempts = 3, delay = "PT0.05S")
        void fail(String alert) {
            throw new IllegalStateException("the method cannot");
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void whatBothCannotDoIsADeadLetterOfTheMethodWithTheReason(Broker broker) throws IOException, InterruptedException {
        try (Tracking old = new PlainTracking(broker, ThrowingConsumer.class, Failures.class);
                Tracking young = new MailboxTracking(broker.provider(), Addresses.class, ThrowingReceiver.class)) {
            broker.await(SOON, now -> now.receivers("cargo.alerts") == 2);
            for (int n = 0; n < 10; n++) {
                old.delayed("C-" + n);
            }
            broker.await(SOON, now -> now.deadLetters("cargo.alerts").size() == 10);
            assertThat(broker.deadLetters("cargo.alerts"))
                    .allSatisfy(dead -> assertThat(dead.properties())
                            .containsEntry("LetterboxReason", "the method cannot")
                            .containsEntry("LetterboxAttempts", 3));
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void afterAMethodHasListenedTheBrokerGivesUpNoMessageOfTheBeanThatIsLeft(Broker broker)
            throws IOException, InterruptedException {
        try (Tracking young = Version.MAILBOXES.open(broker, Part.ALERTS)) {
            broker.await(SOON, now -> now.receivers("cargo.alerts") == 1);
        }
        try (var old = new PlainTracking(broker, ThrowingConsumer.class, Failures.class)) {
            old.delayed("C-1");
            // ten deliveries are what a queue has that no method has read: FailingTest
            broker.await(SOON, now -> old.the(Failures.class).seen() > 50);
            assertThat(broker.deadLetters("cargo.alerts")).isEmpty();
        }
    }
}

package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A delay that is made of a property with a time, and a selector that compares it with now. */
@EmbeddedBroker
@Timeout(60)
class DueTest {

    static final Mailbox<String> REMINDERS = Mailbox.of("reminders", String.class, Capacity.unbounded());
    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-01-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Clock EVENING = Clock.offset(MORNING, Duration.ofHours(12));

    static void before(JMSContext context, Queue reminders, Clock clock) {
        // MIGRATING: before
        context.createProducer().setProperty("due", clock.millis() + 3_600_000).send(reminders, "call Ada");
        // MIGRATING: end
    }

    static Optional<String> beforePolling(JMSContext context, Queue reminders, Clock clock) {
        // MIGRATING: before-polling
        // every minute, from a timer
        try (var due = context.createConsumer(reminders, "due <= " + clock.millis())) {
            return Optional.ofNullable(due.receiveBodyNoWait(String.class));
        }
        // MIGRATING: end
    }

    static void after(Sender<String> reminders) throws InterruptedException {
        // MIGRATING: after
        reminders.with(Options.defaults().delay(Duration.ofHours(1))).send("call Ada");
        // MIGRATING: end
    }

    static Optional<String> halfway(Letterbox letterbox, Clock clock) {
        // MIGRATING: halfway
        var due = Selector.of("due <= ?", clock.millis());
        try (var reminders = letterbox.receiver(REMINDERS.selecting(due))) {
            return reminders.tryReceive();
        }
        // MIGRATING: end
    }

    @Test
    void bothSelectorsTakeWhatIsDueAndNothingElse(ConnectionFactory jms, Letterbox letterbox) throws JMSException {
        try (var context = jms.createContext()) {
            Queue reminders = context.createQueue("reminders");
            before(context, reminders, MORNING);
            before(context, reminders, MORNING);
            assertThat(beforePolling(context, reminders, MORNING)).isEmpty();
            assertThat(halfway(letterbox, MORNING)).isEmpty();
            assertThat(beforePolling(context, reminders, EVENING)).contains("call Ada");
            assertThat(halfway(letterbox, EVENING)).contains("call Ada");
            assertThat(halfway(letterbox, EVENING)).isEmpty();
        }
    }

    @Test
    void aMessageThatWaitsForItsTimeIsInFrontOfEverybodyAndADelayedOneIsNot(
            ConnectionFactory jms, Letterbox letterbox, Broker broker) throws InterruptedException {
        try (var context = jms.createContext()) {
            before(context, context.createQueue("reminders"), MORNING);
        }
        after(letterbox.sender(REMINDERS));
        try (var anybody = letterbox.receiver(REMINDERS)) {
            assertThat(anybody.tryReceive()).contains("call Ada"); // too early
            assertThat(anybody.tryReceive()).isEmpty(); // the delayed one stays with the broker
        }
        assertThat(broker.depth("reminders")).isOne();
    }
}

package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delayed delivery, priority and time-to-live. */
@EmbeddedBroker
@Timeout(60)
class OptionsTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(20);

    static void before(Session session, MessageProducer producer, Duration delay) throws JMSException {
        // MIGRATING: before
        producer.setDeliveryDelay(delay.toMillis());
        producer.setPriority(9);
        producer.setTimeToLive(60_000);
        producer.send(session.createTextMessage("two lamps"));
        // MIGRATING: end
    }

    static void after(Sender<String> orders, Duration delay) throws InterruptedException {
        // MIGRATING: after
        Options options = Options.defaults().delay(delay).priority(9).timeToLive(Duration.ofMinutes(1));
        orders.with(options).send("two lamps");
        // MIGRATING: end
    }

    @Test
    void bothDelayAndUrgeAndExpireAlike(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        try (var connection = jms.createConnection();
                var session = connection.createSession();
                var consumer = session.createConsumer(session.createQueue("orders"))) {
            connection.start();
            before(session, session.createProducer(session.createQueue("orders")), DELAY);
            long ttlBefore = checked(consumer.receive(20_000));
            after(letterbox.sender(ORDERS), DELAY);
            long ttlAfter = checked(consumer.receive(20_000));
            // Jakarta Messaging counts the time-to-live from the sending, delay included
            assertThat(ttlBefore).isEqualTo(60_000);
            assertThat(ttlAfter).isEqualTo(60_000);
        }
    }

    private static long checked(Message received) throws JMSException {
        assertThat(received.getJMSPriority()).isEqualTo(9);
        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(received.getJMSTimestamp() + DELAY.toMillis());
        return received.getJMSExpiration() - received.getJMSTimestamp();
    }

    @Test
    void theSettingsOfAProducerStayAndAViewLeavesTheSenderAsItIs(
            ConnectionFactory jms, Letterbox letterbox, Broker broker) throws JMSException, InterruptedException {
        try (var connection = jms.createConnection();
                var session = connection.createSession();
                var producer = session.createProducer(session.createQueue("orders"))) {
            before(session, producer, Duration.ofHours(1));
            assertThat(producer.getPriority()).isEqualTo(9); // for whatever is sent next
        }
        var orders = letterbox.sender(ORDERS);
        after(orders, Duration.ofHours(1));
        orders.send("not urgent");
        try (var receiver = letterbox.receiver(ORDERS)) {
            assertThat(receiver.receive()).isEqualTo("not urgent"); // the others are still delayed
        }
        assertThat(broker.depth("orders")).isEqualTo(2);
    }

    @Test
    void whatHasExpiredIsNotGone(Letterbox letterbox, Broker broker) throws InterruptedException {
        letterbox
                .sender(ORDERS)
                .with(Options.defaults().timeToLive(Duration.ofMillis(1)))
                .send("yesterday's news");
        try (var receiver = letterbox.receiver(ORDERS)) {
            broker.await(
                    SOON,
                    now -> receiver.tryReceive().isEmpty()
                            && now.deadLetters("orders").size() == 1);
        }
        assertThat(broker.deadLetters("orders"))
                .singleElement()
                .satisfies(dead -> assertThat(dead.body()).isEqualTo("yesterday's news"));
    }
}

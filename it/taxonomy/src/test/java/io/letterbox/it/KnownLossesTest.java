package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six ways in which listeners of other libraries were measured to lose or to strand messages; after each, what the broker counts
 * proves that these do not.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KnownLossesTest {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Mailbox<Order> PARSED = Mailbox.of("orders", Order.class, Capacity.unbounded());

    /** What is ordered. */
    public record Order(String item) {}

    @TempDir
    Path journal;

    private BrokerSettings settings;
    private EmbeddedArtemis broker;
    private Letterbox letterbox;
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() {
        settings = BrokerSettings.inMemory().directory(journal);
        open();
    }

    private void open() {
        broker = EmbeddedArtemis.start(settings);
        letterbox = Letterbox.over(broker);
    }

    private void restart() {
        stop();
        open();
    }

    @AfterEach
    void stop() {
        letterbox.close();
        broker.close();
    }

    private void counts(String queue, long messages) throws Exception {
        try (BrokerCounts counts = new BrokerCounts(broker.connectionFactory())) {
            assertThat(counts.messages(queue)).as(queue).isEqualTo(messages);
        }
    }

    @Test
    void theFirstOfTwoThrowsAndNeitherIsGone() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.send("first");
        sender.send("second");
        try (Listener listener =
                letterbox.listen(ORDERS, Listening.named("shipping").attempts(2), order -> {
                    if (order.equals("first")) {
                        throw new IOException("no stock");
                    }
                    seen.add(order);
                })) {
            Cell.eventually(() -> listener.status().done() == 1);
            assertThat(listener.status().deadLettered()).as("before the retry").isZero();
            Cell.eventually(() -> listener.status().deadLettered() == 1);
        }
        assertThat(seen).containsExactly("second");
        counts("orders", 0);
        counts("retry.orders", 0);
        counts("dead.orders", 1);
    }

    @Test
    void fiveMessagesInTransactionsAreDoneOnceAndNoneIsLeftAfterARestart() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        for (int i = 0; i < 5; i++) {
            sender.send("" + i);
        }
        try (Listener listener = letterbox.listen(ORDERS, Listening.named("shipping"), seen::add)) {
            Cell.eventually(() -> listener.status().done() == 5);
        }
        restart();
        try (Listener listener = letterbox.listen(ORDERS, Listening.named("shipping"), seen::add)) {
            letterbox.sender(ORDERS).send("after");
            Cell.eventually(() -> listener.status().done() == 1);
        }
        assertThat(seen).containsExactly("0", "1", "2", "3", "4", "after");
        counts("orders", 0);
        counts("dead.orders", 0);
    }

    @Test
    void whatWasReportedSentFromAUnitIsOnTheBroker() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        letterbox.unit(() -> {
            sender.send("1");
            sender.send("2");
            return true;
        });
        letterbox.unit(() -> sender.trySend("3"));
        counts("orders", 3);
        restart();
        counts("orders", 3);
    }

    @Test
    void aDeadLetterIsThereOnceAndNothingIsUnacknowledgedAtItsSource() throws Exception {
        letterbox.sender(ORDERS).send("bad");
        try (Listener listener = letterbox.listen(
                ORDERS,
                Listening.named("shipping").attempts(2).delays(Duration.ofMillis(10), Duration.ofMillis(10)),
                order -> {
                    throw new IOException("no stock");
                })) {
            Cell.eventually(() -> listener.status().deadLettered() == 1);
            counts("orders", 0);
            counts("dead.orders", 1);
        }
        restart();
        counts("orders", 0);
        counts("retry.orders", 0);
        counts("dead.orders", 1);
    }

    @Test
    void aForeignMessageThatIsNoJsonIsADeadLetterAndTheNextFourAreDone() throws Exception {
        try (Listener listener =
                        letterbox.listen(PARSED, Listening.named("shipping"), order -> seen.add(order.item()));
                JMSContext plain = broker.connectionFactory().createContext()) {
            TextMessage foreign = plain.createTextMessage("this is no JSON");
            foreign.setJMSType("com.example.Unknown");
            plain.createProducer().send(plain.createQueue("orders"), foreign);
            Sender<Order> sender = letterbox.sender(PARSED);
            for (int i = 0; i < 4; i++) {
                sender.send(new Order("" + i));
            }
            Cell.eventually(() -> listener.status().done() == 4);
            assertThat(seen).containsExactly("0", "1", "2", "3");
            assertThat(listener.status().deadLettered()).isOne();
            assertThat(listener.status().failed()).as("no handler saw it").isZero();
            assertThat(listener.status().state()).isEqualTo(Listener.State.LISTENING);
            counts("orders", 0);
            try (var consumer = plain.createConsumer(plain.createQueue("dead.orders"))) {
                Message dead = consumer.receive(Cell.LONG.toMillis());
                assertThat(dead.getBody(String.class)).isEqualTo("this is no JSON");
                assertThat(dead.getJMSType()).isEqualTo("com.example.Unknown");
                assertThat(dead.getStringProperty("LetterboxReason")).contains("JSON");
            }
        }
    }

    @Test
    void whatTheSenderAskedForIsWhatTheReceiverSees() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.with(Options.defaults()
                        .priority(9)
                        .durability(Options.Durability.NON_PERSISTENT)
                        .timeToLive(Duration.ofHours(1)))
                .send("news");
        letterbox.unit(() -> sender.with(Options.defaults().priority(2)).trySend("in a unit"));
        try (JMSContext plain = broker.connectionFactory().createContext();
                var consumer = plain.createConsumer(plain.createQueue("orders"))) {
            Message news = consumer.receive(Cell.LONG.toMillis());
            assertThat(news.getJMSPriority()).isEqualTo(9);
            assertThat(news.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
            assertThat(news.getJMSExpiration() - news.getJMSTimestamp())
                    .isEqualTo(Duration.ofHours(1).toMillis());
            Message unit = consumer.receive(Cell.LONG.toMillis());
            assertThat(unit.getJMSPriority()).isEqualTo(2);
            assertThat(unit.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(unit.getJMSExpiration()).isZero();
        }
    }
}

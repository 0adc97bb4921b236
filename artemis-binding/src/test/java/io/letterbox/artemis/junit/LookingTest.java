package io.letterbox.artemis.junit;

import static io.letterbox.Capacity.bounded;
import static io.letterbox.Capacity.unbounded;
import static io.letterbox.Capacity.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Letterbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Settings;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What a broker shows. */
@EmbeddedBroker
class LookingTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    public record Order(String item, int pieces) {}

    private static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, bounded(10));

    @Test
    void aQueueThatNobodyHasMadeIsEmpty(Broker broker) {
        assertThat(broker.depth("orders")).isZero();
        assertThat(broker.inDelivery("orders")).isZero();
        assertThat(broker.receivers("orders")).isZero();
        assertThat(broker.messages(ORDERS)).isEmpty();
        assertThat(broker.deadLetters("orders")).isEmpty();
        assertThat(broker.depth("orders")).as("looking makes no queue").isZero();
    }

    @Test
    void messagesAreSeenAsValuesAndStay(Broker broker, Letterbox letterbox) throws Exception {
        letterbox.sender(ORDERS).send(new Order("lamp", 2));
        letterbox.sender(ORDERS).send(new Order("chair", 1));
        assertThat(broker.messages(ORDERS)).containsExactly(new Order("lamp", 2), new Order("chair", 1));
        assertThat(broker.depth("orders")).isEqualTo(2);
        assertThat(letterbox.receiver(ORDERS).receive()).isEqualTo(new Order("lamp", 2));
        // the receiver has fetched the next one, and soon gives it back
        broker.await(SOON, now -> now.messages(ORDERS).equals(List.of(new Order("chair", 1))));
    }

    @Test
    void whatWasAcceptedIsSeenAtOnce(Broker broker, ConnectionFactory jms) {
        try (JMSContext context = jms.createContext()) {
            Queue queue = context.createQueue("notes");
            for (int i = 1; i <= 2_000; i++) {
                context.createProducer().send(queue, "one more");
                assertThat(broker.depth("notes")).isEqualTo(i);
            }
        }
    }

    @Test
    void messagesOfALinkAreSeenToo(Broker broker) throws Exception {
        Link<String> freight = Link.of("desk", "depot", "freight", String.class, unbounded());
        try (Letterbox desk =
                Letterbox.over(broker.provider(), Settings.defaults().self("desk"))) {
            desk.sender(freight).send("a piano");
        }
        assertThat(broker.messages(freight)).containsExactly("a piano");
    }

    @Test
    void inABroadcastOrAMeetingNothingWaits(Broker broker) {
        assertThatThrownBy(() -> broker.messages(Broadcast.of("prices", String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("subscription");
        assertThatThrownBy(() -> broker.messages(Mailbox.of("parcels", String.class, zero())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero");
    }

    @Test
    void whatIsReceivedAndNotAcknowledgedIsInDelivery(Broker broker, ConnectionFactory jms) throws Exception {
        try (JMSContext context = jms.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Queue queue = context.createQueue("orders");
            context.createProducer().send(queue, "one").send(queue, "two");
            JMSConsumer consumer = context.createConsumer(queue);
            Message one = consumer.receive(SOON.toMillis());
            assertThat(broker.inDelivery("orders")).isEqualTo(1);
            assertThat(broker.depth("orders")).isEqualTo(2);
            assertThat(broker.receivers("orders")).isEqualTo(1);
            one.acknowledge();
            broker.await(SOON, now -> now.inDelivery("orders") == 0);
            assertThat(broker.depth("orders")).isEqualTo(1);
        }
        broker.await(SOON, now -> now.receivers("orders") == 0);
    }

    @Test
    void aMessageThatCannotBeDecodedIsADeadLetterWithItsReason(
            Broker broker, Letterbox letterbox, ConnectionFactory jms) throws Exception {
        try (JMSContext context = jms.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "no order at all");
        }
        assertThat(letterbox.receiver(ORDERS).tryReceive(Duration.ofMillis(100)))
                .isEmpty();
        assertThat(broker.deadLetters("orders")).singleElement().satisfies(dead -> {
            assertThat(dead.body()).isEqualTo("no order at all");
            assertThat(dead.reason()).contains("Exception: ");
            assertThat(dead.id()).startsWith("ID:");
            assertThat(dead.properties()).containsKey("LetterboxReason");
        });
        assertThat(broker.toString()).contains("dead letter ID:").contains("no order at all");
    }

    @Test
    void whatWasRolledBackTooOftenIsADeadLetter(Broker broker, ConnectionFactory jms) throws Exception {
        try (JMSContext context = jms.createContext(JMSContext.SESSION_TRANSACTED)) {
            Queue queue = context.createQueue("orders");
            context.createProducer().send(queue, "a poisonous one");
            context.commit();
            JMSConsumer consumer = context.createConsumer(queue);
            while (broker.deadLetters("orders").isEmpty()) {
                assertThat(consumer.receive(SOON.toMillis())).isNotNull();
                context.rollback();
            }
        }
        assertThat(broker.deadLetters("orders").get(0).reason()).contains("never acknowledged");
        assertThat(broker.depth("orders")).isZero();
    }

    @Test
    void whatHasExpiredIsADeadLetter(Broker broker, ConnectionFactory jms) throws Exception {
        try (JMSContext context = jms.createContext()) {
            Queue queue = context.createQueue("orders");
            context.createProducer().setTimeToLive(1).send(queue, "too late");
            long sent = System.currentTimeMillis();
            broker.await(SOON, now -> System.currentTimeMillis() > sent + 1);
            assertThat(context.createConsumer(queue).receiveNoWait()).isNull();
            broker.await(SOON, now -> !now.deadLetters("orders").isEmpty());
        }
        assertThat(broker.deadLetters("orders").get(0).reason()).startsWith("expired at ");
    }

    @Test
    void awaitEndsWhenTheConditionHolds(Broker broker, ConnectionFactory jms) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        FutureTask<?> sending = new FutureTask<>(() -> {
            asked.await();
            try (JMSContext context = jms.createContext()) {
                context.createProducer().send(context.createQueue("orders"), "here");
            }
            return null;
        });
        new Thread(sending, "sender").start();
        broker.await(SOON, now -> {
            asked.countDown();
            return now.depth("orders") == 1;
        });
        sending.get();
    }

    @Test
    void awaitSaysWhatIsInTheBrokerWhenTheLimitIsOver(Broker broker, ConnectionFactory jms) {
        try (JMSContext context = jms.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "here");
        }
        assertThatThrownBy(() -> broker.await(Duration.ofMillis(30), now -> now.depth("orders") == 2))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PT0.03S")
                .hasMessageContaining("orders: depth 1, in delivery 0, receivers 0");
    }

    @Test
    void anInterruptEndsAwait(Broker broker) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> broker.await(SOON, now -> false)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}

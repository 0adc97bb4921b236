package io.letterbox.artemis.junit;

import static io.letterbox.Capacity.bounded;
import static io.letterbox.Capacity.unbounded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker.Hold;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import io.letterbox.artemis.junit.EmbeddedBroker.Storage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What goes wrong on request. */
@EmbeddedBroker
class BreakingTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, bounded(3));
    private static final Mailbox<String> NOTES = Mailbox.of("notes", String.class, unbounded());

    @Test
    @EmbeddedBroker(storage = Storage.JOURNAL)
    void theBrokerStartsAgainWithItsData(Broker broker, Letterbox letterbox, ConnectionFactory jms) throws Exception {
        stopsAndStarts(broker, letterbox, jms);
    }

    @Test
    @EmbeddedBroker(storage = Storage.JOURNAL, reach = Reach.TCP)
    void theBrokerStartsAgainOnItsPort(Broker broker, Letterbox letterbox, ConnectionFactory jms) throws Exception {
        var uri = broker.uri();
        stopsAndStarts(broker, letterbox, jms);
        assertThat(broker.uri()).isEqualTo(uri).isPresent();
    }

    private static void stopsAndStarts(Broker broker, Letterbox letterbox, ConnectionFactory jms) throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        sender.send("before");
        broker.stop();
        assertThatThrownBy(jms::createContext).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> sender.trySend("meanwhile")).isInstanceOf(MailboxException.class);
        assertThatThrownBy(() -> broker.depth("orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start it");
        assertThat(broker).hasToString("the broker is stopped");
        broker.start();
        assertThat(broker.messages(ORDERS)).containsExactly("before");
        sender.send("after");
        assertThat(receiver.receive()).isEqualTo("before");
        assertThat(receiver.receive()).isEqualTo("after");
        broker.fill(ORDERS, "filler");
        assertThat(sender.trySend("the bound holds after a restart too")).isFalse();
    }

    @Test
    void aBrokerInMemoryIsNotStopped(Broker broker) {
        assertThatThrownBy(broker::stop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("JOURNAL");
        assertThatThrownBy(broker::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs");
    }

    @Test
    void aCutConnectionGivesBackWhatItHeld(Broker broker, ConnectionFactory jms) throws Exception {
        CompletableFuture<Exception> heard = new CompletableFuture<>();
        try (JMSContext sending = jms.createContext();
                JMSContext receiving = jms.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            receiving.setExceptionListener(heard::complete);
            Queue queue = sending.createQueue("orders");
            sending.createProducer().send(queue, "one");
            assertThat(receiving.createConsumer(queue).receive(SOON.toMillis())).isNotNull();
            broker.cut("orders");
            assertThat(heard.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isNotNull();
            sending.createProducer().send(queue, "the other connection is whole");
        }
        broker.await(SOON, now -> now.depth("orders") == 2 && now.inDelivery("orders") == 0);
        try (JMSContext again = jms.createContext()) {
            Message one = again.createConsumer(again.createQueue("orders")).receive(SOON.toMillis());
            assertThat(one.getJMSRedelivered()).isTrue();
        }
    }

    @Test
    void allConnectionsAreCut(Broker broker, ConnectionFactory jms) {
        try (JMSContext context = jms.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "one");
            broker.cut();
            assertThatThrownBy(() -> context.createProducer().send(context.createQueue("orders"), "two"))
                    .isInstanceOf(JMSRuntimeException.class);
        }
    }

    @Test
    void cuttingNothingIsAnError(Broker broker) {
        assertThatThrownBy(broker::cut).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> broker.cut("orders"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void aFilledMailboxHasNoRoom(Broker broker, Letterbox letterbox) throws Exception {
        broker.fill(ORDERS, "filler");
        assertThat(broker.depth("orders")).isEqualTo(3);
        assertThat(letterbox.sender(ORDERS).trySend("one more")).isFalse();
        assertThatThrownBy(() -> broker.fill(NOTES, "filler"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notes");
    }

    @Test
    void heldAcknowledgementsComeThroughLater(Broker broker, Letterbox letterbox) throws Exception {
        letterbox.sender(NOTES).send("one");
        FutureTask<String> receiving =
                new FutureTask<>(() -> letterbox.receiver(NOTES).receive());
        try (Hold hold = broker.holdAcknowledgements("notes")) {
            new Thread(receiving, "receiver").start();
            broker.await(SOON, now -> now.inDelivery("notes") == 1);
            assertThatThrownBy(() -> receiving.get(50, TimeUnit.MILLISECONDS))
                    .as("it acknowledges before it returns")
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            assertThat(broker.depth("notes")).isEqualTo(1);
            assertThatThrownBy(() -> broker.holdAcknowledgements("notes"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("held already");
        }
        assertThat(receiving.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("one");
        broker.await(SOON, now -> now.depth("notes") == 0);
    }

    @Test
    void aCutLosesTheAcknowledgementThatIsHeld(Broker broker, ConnectionFactory jms) throws Exception {
        try (JMSContext sending = jms.createContext();
                JMSContext receiving = jms.createContext();
                Hold hold = broker.holdAcknowledgements("notes")) {
            sending.createProducer().send(sending.createQueue("notes"), "one");
            JMSConsumer consumer = receiving.createConsumer(receiving.createQueue("notes"));
            FutureTask<Message> receipt = new FutureTask<>(() -> consumer.receive(SOON.toMillis()));
            new Thread(receipt, "receiver").start();
            broker.await(SOON, now -> now.inDelivery("notes") == 1);
            broker.cut("notes");
            broker.await(SOON, now -> now.messages(NOTES).contains("one"));
        }
    }

    @Test
    void theNextSendIsRefusedAndTheOneAfterItIsNot(Broker broker, Letterbox letterbox, ConnectionFactory jms)
            throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        broker.refuseNextSend("orders");
        assertThatThrownBy(() -> sender.trySend("one"))
                .isInstanceOf(MailboxException.Refused.class)
                .hasStackTraceContaining("the test asked the broker to refuse");
        assertThat(sender.trySend("one")).isTrue();
        broker.refuseNextSend("orders");
        try (JMSContext context = jms.createContext()) {
            Queue queue = context.createQueue("orders");
            assertThatThrownBy(() -> context.createProducer().send(queue, "two"))
                    .isInstanceOf(JMSRuntimeException.class)
                    .hasMessageContaining("the test asked the broker to refuse");
            context.createProducer().send(queue, "two");
        }
        assertThat(broker.messages(ORDERS)).containsExactly("one", "two");
    }

    @Test
    void aRefusalInATransactionFailsTheCommit(Broker broker, ConnectionFactory jms) {
        broker.refuseNextSend("orders");
        try (JMSContext context = jms.createContext(JMSContext.SESSION_TRANSACTED)) {
            Queue queue = context.createQueue("orders");
            assertThatThrownBy(() -> {
                        context.createProducer().send(queue, "one");
                        context.commit();
                    })
                    .isInstanceOf(JMSRuntimeException.class);
        }
        assertThat(broker.depth("orders")).isZero();
    }

    @Test
    void theNextReceivedMessageComesOnceMore(Broker broker, ConnectionFactory jms) throws Exception {
        try (JMSContext context = jms.createContext()) {
            Queue queue = context.createQueue("orders");
            context.createProducer().send(queue, "one");
            broker.redeliverNext("orders");
            JMSConsumer consumer = context.createConsumer(queue);
            Message first = consumer.receive(SOON.toMillis());
            assertThat(first.getJMSRedelivered()).isFalse();
            Message again = consumer.receive(SOON.toMillis());
            assertThat(again.getBody(String.class)).isEqualTo("one");
            assertThat(again.getJMSMessageID()).isEqualTo(first.getJMSMessageID());
            assertThat(again.getJMSRedelivered()).isTrue();
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
        broker.await(SOON, now -> now.depth("orders") == 0);
    }

    @Test
    void aMessageFromASenderWithDuplicateDetectionComesOnceMoreToo(Broker broker, Letterbox letterbox)
            throws Exception {
        letterbox.sender(ORDERS).send("one");
        broker.redeliverNext("orders");
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThat(receiver.receive()).isEqualTo("one");
        assertThat(receiver.tryReceive(SOON)).contains("one");
        assertThat(receiver.tryReceive(Duration.ofMillis(50))).isEmpty();
    }
}

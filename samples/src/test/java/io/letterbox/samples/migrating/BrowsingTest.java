package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Browsers, and taking by its id what a browser showed. */
@EmbeddedBroker
@Timeout(60)
class BrowsingTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    static List<String> before(JMSContext context, Queue orders) throws JMSException {
        // MIGRATING: before
        List<String> waiting = new ArrayList<>();
        try (QueueBrowser browser = context.createBrowser(orders)) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                waiting.add(((Message) messages.nextElement()).getBody(String.class));
            }
        }
        // MIGRATING: end
        return waiting;
    }

    static List<String> after(Receiver<String> orders) {
        // MIGRATING: after
        List<String> waiting;
        try (Stream<String> messages = orders.browse()) {
            waiting = messages.toList();
        }
        // MIGRATING: end
        return waiting;
    }

    static Optional<String> beforeTaking(JMSContext context, Queue orders) throws JMSException {
        // MIGRATING: before-taking
        String id = null;
        try (QueueBrowser browser = context.createBrowser(orders)) {
            Enumeration<?> messages = browser.getEnumeration();
            while (id == null && messages.hasMoreElements()) {
                Message message = (Message) messages.nextElement();
                if (message.getBody(String.class).contains("chair")) {
                    id = message.getJMSMessageID();
                }
            }
        }
        try (var consumer = context.createConsumer(orders, "JMSMessageID = '" + id + "'")) {
            return Optional.ofNullable(consumer.receiveBodyNoWait(String.class));
        }
        // MIGRATING: end
    }

    static Optional<String> afterTaking(Letterbox letterbox) {
        // MIGRATING: after-taking
        Optional<String> id;
        try (var orders = letterbox.receiver(ORDERS.deliveries());
                Stream<Delivery<String>> waiting = orders.browse()) {
            id = waiting.filter(order -> order.message().contains("chair"))
                    .map(Delivery::id)
                    .findFirst();
        }
        return id.flatMap(chair -> {
            try (var only = letterbox.receiver(ORDERS.selecting(Selector.id(chair)))) {
                return only.tryReceive();
            }
        });
        // MIGRATING: end
    }

    @Test
    void bothSeeWhatWaitsAndTakeNothing(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        send(letterbox, "a lamp", "a chair", "a stove");
        try (var context = jms.createContext()) {
            assertThat(before(context, context.createQueue("orders"))).containsExactly("a lamp", "a chair", "a stove");
        }
        assertThat(after(letterbox.receiver(ORDERS))).containsExactly("a lamp", "a chair", "a stove");
        assertThat(broker.depth("orders")).isEqualTo(3);
    }

    @Test
    void bothTakeTheOneThatTheySawAndNoOther(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        try (var context = jms.createContext()) {
            Queue orders = context.createQueue("orders");
            send(letterbox, "a lamp", "a chair", "a stove");
            assertThat(beforeTaking(context, orders)).contains("a chair");
            assertThat(afterTaking(letterbox)).isEmpty();
            context.createProducer().send(orders, "an old chair");
            assertThat(afterTaking(letterbox)).contains("an old chair");
            send(letterbox, "a stool", "a new chair");
            assertThat(afterTaking(letterbox)).contains("a new chair");
        }
        broker.await(Duration.ofSeconds(20), now -> now.inDelivery("orders") == 0);
        assertThat(broker.messages(ORDERS)).containsExactly("a lamp", "a stove", "a stool");
    }

    @Test
    void aBodyOfAnotherKindStopsTheLoopAndIsNowPassedOver(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException {
        try (var context = jms.createContext()) {
            Queue orders = context.createQueue("orders");
            context.createProducer().send(orders, new byte[] {1});
            context.createProducer().send(orders, "a lamp");
            assertThatThrownBy(() -> before(context, orders)).isInstanceOf(MessageFormatException.class);
        }
        assertThat(after(letterbox.receiver(ORDERS))).containsExactly("a lamp");
        assertThat(broker.depth("orders")).isEqualTo(2);
    }

    private static void send(Letterbox letterbox, String... orders) throws InterruptedException {
        try (var sender = letterbox.sender(ORDERS)) {
            for (String order : orders) {
                sender.send(order);
            }
        }
    }
}

package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transacted sessions. */
@EmbeddedBroker
@Timeout(60)
class TransactionsTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    static final Mailbox<String> PARCELS = Mailbox.of("parcels", String.class, Capacity.unbounded());

    /** What is done with an order; it throws for one that nobody can pack. */
    static String pack(String order) {
        if (order.contains("unicorn")) {
            throw new IllegalArgumentException("no " + order);
        }
        return "a parcel with " + order;
    }

    static void before(ConnectionFactory factory) throws JMSException {
        try (var connection = factory.createConnection()) {
            connection.start();
            // MIGRATING: before
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            var orders = session.createConsumer(session.createQueue("orders"));
            var parcels = session.createProducer(session.createQueue("parcels"));
            try {
                var order = (TextMessage) orders.receive();
                parcels.send(session.createTextMessage(pack(order.getText())));
                session.commit();
            } catch (JMSException | RuntimeException e) {
                session.rollback();
                throw e;
            }
            // MIGRATING: end
        }
    }

    static void after(Letterbox letterbox, Receiver<String> orders, Sender<String> parcels)
            throws InterruptedException {
        // MIGRATING: after
        letterbox.unit(() -> {
            parcels.send(pack(orders.receive()));
            return null;
        });
        // MIGRATING: end
    }

    @Test
    void bothReceiveAndSendTogether(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        send(letterbox, "a lamp", "a chair");
        before(jms);
        after(letterbox, letterbox.receiver(ORDERS), letterbox.sender(PARCELS));
        assertThat(broker.messages(PARCELS)).containsExactly("a parcel with a lamp", "a parcel with a chair");
        assertThat(broker.depth("orders")).isZero();
    }

    @Test
    void bothDoNeitherWhenTheWorkThrows(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws InterruptedException {
        send(letterbox, "a unicorn");
        var orders = letterbox.receiver(ORDERS);
        var parcels = letterbox.sender(PARCELS);
        assertThatThrownBy(() -> before(jms)).hasMessage("no a unicorn");
        assertThatThrownBy(() -> after(letterbox, orders, parcels)).hasMessage("no a unicorn");
        orders.close();
        assertThat(broker.messages(ORDERS)).containsExactly("a unicorn");
        assertThat(broker.depth("parcels")).isZero();
    }

    @Test
    void theBrokerGivesUpWhatWasRolledBackTenTimesAndNowItDoesNot(
            ConnectionFactory jms, Letterbox letterbox, Broker broker) throws InterruptedException {
        send(letterbox, "a unicorn");
        for (int n = 0; n < 10; n++) {
            assertThatThrownBy(() -> before(jms)).hasMessage("no a unicorn");
        }
        broker.await(Duration.ofSeconds(20), now -> now.deadLetters("orders").size() == 1);
        send(letterbox, "a unicorn");
        try (var orders = letterbox.receiver(ORDERS);
                var parcels = letterbox.sender(PARCELS)) {
            for (int n = 0; n < 20; n++) {
                assertThatThrownBy(() -> after(letterbox, orders, parcels)).hasMessage("no a unicorn");
            }
        }
        assertThat(broker.messages(ORDERS)).containsExactly("a unicorn");
        assertThat(broker.deadLetters("orders")).hasSize(1);
    }

    private static void send(Letterbox letterbox, String... orders) throws InterruptedException {
        try (var sender = letterbox.sender(ORDERS)) {
            for (String order : orders) {
                sender.send(order);
            }
        }
    }
}

package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** CLIENT_ACKNOWLEDGE. */
@EmbeddedBroker
@Timeout(60)
class AcknowledgingTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    private final List<String> shipped = new ArrayList<>();

    private void ship(String order) {
        if (order.contains("unicorn")) {
            throw new IllegalArgumentException("no " + order);
        }
        shipped.add(order);
    }

    void before(Connection connection) throws JMSException {
        // MIGRATING: before
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        var consumer = session.createConsumer(session.createQueue("orders"));
        Message message = consumer.receive();
        ship(message.getBody(String.class));
        message.acknowledge();
        // MIGRATING: end
    }

    void after(Receiver<String> orders) throws InterruptedException {
        // MIGRATING: after
        orders.receive(order -> ship(order));
        // MIGRATING: end
    }

    @Test
    void bothTakeAMessageWhenItIsHandled(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        send(letterbox, "a lamp", "a chair");
        try (var connection = jms.createConnection()) {
            connection.start();
            before(connection);
        }
        after(letterbox.receiver(ORDERS));
        assertThat(shipped).containsExactly("a lamp", "a chair");
        assertThat(broker.depth("orders")).isZero();
    }

    @Test
    void bothKeepAMessageWhoseHandlingFailed(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        send(letterbox, "a unicorn");
        try (var connection = jms.createConnection()) {
            connection.start();
            assertThatThrownBy(() -> before(connection)).hasMessage("no a unicorn");
        }
        try (var orders = letterbox.receiver(ORDERS)) {
            assertThatThrownBy(() -> after(orders)).hasMessage("no a unicorn");
        }
        assertThat(broker.messages(ORDERS)).containsExactly("a unicorn");
    }

    @Test
    void acknowledgingOneAcknowledgesWhatCameBeforeItAndNowEachIsOnItsOwn(
            ConnectionFactory jms, Letterbox letterbox, Broker broker) throws JMSException, InterruptedException {
        send(letterbox, "a unicorn", "a lamp");
        try (var connection = jms.createConnection()) {
            connection.start();
            Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
            var consumer = session.createConsumer(session.createQueue("orders"));
            Message unicorn = consumer.receive();
            assertThatThrownBy(() -> ship(unicorn.getBody(String.class))).hasMessage("no a unicorn");
            consumer.receive().acknowledge(); // the lamp
        }
        assertThat(broker.depth("orders")).isZero(); // the unicorn is lost

        send(letterbox, "a unicorn", "a lamp");
        var another = Executors.newSingleThreadExecutor();
        try (var orders = letterbox.receiver(ORDERS)) {
            assertThatThrownBy(() -> orders.receive(unicorn -> {
                        another.submit(() -> {
                                    after(orders); // the lamp
                                    return "shipped";
                                })
                                .get();
                        ship(unicorn);
                    }))
                    .hasMessage("no a unicorn");
        } finally {
            another.shutdownNow();
        }
        assertThat(shipped).containsExactly("a lamp");
        assertThat(broker.messages(ORDERS)).containsExactly("a unicorn");
    }

    private static void send(Letterbox letterbox, String... orders) throws InterruptedException {
        try (var sender = letterbox.sender(ORDERS)) {
            for (String order : orders) {
                sender.send(order);
            }
        }
    }
}

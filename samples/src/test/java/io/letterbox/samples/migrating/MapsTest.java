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
import io.letterbox.legacy.MapCodec;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are maps. */
@EmbeddedBroker
@Timeout(60)
class MapsTest {

    // MIGRATING: address
    record Order(String article, int count) {

        static final MapCodec<Order> AS_MAP = new MapCodec<>(
                order -> Map.of("article", order.article(), "count", order.count()),
                map -> new Order((String) map.get("article"), (int) map.get("count")));
    }

    static final Mailbox<Order> ORDERS = new Mailbox<>("orders", Order.AS_MAP, Capacity.unbounded());
    // MIGRATING: end

    static void before(Session session, MessageProducer producer) throws JMSException {
        // MIGRATING: before
        MapMessage message = session.createMapMessage();
        message.setString("article", "lamp");
        message.setInt("count", 2);
        producer.send(message);
        // MIGRATING: end
    }

    static Order beforeReceiving(MessageConsumer consumer) throws JMSException {
        // MIGRATING: before-receiving
        var message = (MapMessage) consumer.receive();
        String article = message.getString("article");
        int count = message.getInt("count");
        // MIGRATING: end
        return new Order(article, count);
    }

    static void after(Sender<Order> orders) throws InterruptedException {
        // MIGRATING: after
        orders.send(new Order("lamp", 2));
        // MIGRATING: end
    }

    static Order afterReceiving(Receiver<Order> receiver) throws InterruptedException {
        // MIGRATING: after-receiving
        Order order = receiver.receive();
        // MIGRATING: end
        return order;
    }

    @Test
    void eitherSideMayBeOldOrNew(ConnectionFactory jms, Letterbox letterbox) throws JMSException, InterruptedException {
        var lamps = new Order("lamp", 2);
        try (var connection = jms.createConnection();
                var session = connection.createSession();
                var producer = session.createProducer(session.createQueue("orders"))) {
            connection.start();
            try (var consumer = session.createConsumer(session.createQueue("orders"))) {
                before(session, producer);
                assertThat(beforeReceiving(consumer)).isEqualTo(lamps);
                after(letterbox.sender(ORDERS));
                assertThat(beforeReceiving(consumer)).isEqualTo(lamps);
            }
            try (var receiver = letterbox.receiver(ORDERS)) {
                before(session, producer);
                assertThat(afterReceiving(receiver)).isEqualTo(lamps);
                after(letterbox.sender(ORDERS));
                assertThat(afterReceiving(receiver)).isEqualTo(lamps);
            }
        }
    }

    @Test
    void aMissingEntryIsAnExceptionWhereItIsReadAndNowADeadLetterWithTheReason(
            ConnectionFactory jms, Letterbox letterbox, Broker broker) throws JMSException {
        try (var context = jms.createContext();
                var consumer = context.createConsumer(context.createQueue("orders"))) {
            context.createProducer().send(context.createQueue("orders"), Map.of("article", "lamp"));
            var received = (MapMessage) consumer.receive();
            assertThatThrownBy(() -> received.getInt("count")).isInstanceOf(NumberFormatException.class);
            context.createProducer().send(context.createQueue("orders"), Map.of("article", "lamp"));
        }
        assertThat(letterbox.receiver(ORDERS).tryReceive()).isEmpty();
        assertThat(broker.deadLetters("orders"))
                .singleElement()
                .satisfies(dead -> assertThat(dead.reason()).contains("null"));
    }
}

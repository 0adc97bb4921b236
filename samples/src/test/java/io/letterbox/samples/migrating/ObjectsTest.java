package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import io.letterbox.legacy.ObjectCodec;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import java.io.Serializable;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are serialised objects. */
@EmbeddedBroker(reach = Reach.TCP)
@Timeout(60)
class ObjectsTest {

    public record Order(String article, int count) implements Serializable {}

    /** A class that nobody listed. */
    record Note(String text) implements Serializable {}

    // MIGRATING: halfway
    static final Mailbox<Order> ORDERS = new Mailbox<>("orders", ObjectCodec.of(Order.class), Capacity.unbounded());
    // MIGRATING: end

    // MIGRATING: address
    static final Mailbox<Order> ORDERS_AS_JSON = Mailbox.of("orders.json", Order.class, Capacity.unbounded());
    // MIGRATING: end

    static void before(JMSContext context, Queue orders) {
        // MIGRATING: before
        ObjectMessage message = context.createObjectMessage(new Order("lamp", 2));
        context.createProducer().send(orders, message);
        // MIGRATING: end
    }

    static Order beforeReceiving(JMSConsumer consumer) throws JMSException {
        // MIGRATING: before-receiving
        var message = (ObjectMessage) consumer.receive();
        var order = (Order) message.getObject();
        // MIGRATING: end
        return order;
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
    void eitherSideMayBeOldOrNewAndInTheEndItIsJson(Broker broker, Letterbox letterbox)
            throws JMSException, InterruptedException {
        var lamps = new Order("lamp", 2);
        try (var client = client(broker);
                var context = client.createContext()) {
            Queue orders = context.createQueue("orders");
            try (var consumer = context.createConsumer(orders)) {
                before(context, orders);
                assertThat(beforeReceiving(consumer)).isEqualTo(lamps);
                after(letterbox.sender(ORDERS));
                assertThat(beforeReceiving(consumer)).isEqualTo(lamps);
            }
            try (var receiver = letterbox.receiver(ORDERS)) {
                before(context, orders);
                assertThat(afterReceiving(receiver)).isEqualTo(lamps);
                after(letterbox.sender(ORDERS));
                assertThat(afterReceiving(receiver)).isEqualTo(lamps);
            }
        }
        after(letterbox.sender(ORDERS_AS_JSON));
        assertThat(afterReceiving(letterbox.receiver(ORDERS_AS_JSON))).isEqualTo(lamps);
    }

    @Test
    void anyClassIsMadeOfTheBytesAndNowOnlyThoseOfTheList(Broker broker, Letterbox letterbox) throws JMSException {
        try (var client = client(broker);
                var context = client.createContext()) {
            Queue orders = context.createQueue("orders");
            try (var consumer = context.createConsumer(orders)) {
                context.createProducer().send(orders, new Note("I am no order"));
                assertThat(((ObjectMessage) consumer.receive()).getObject()).isInstanceOf(Note.class);
            }
            context.createProducer().send(orders, new Note("I am no order"));
        }
        assertThat(letterbox.receiver(ORDERS).tryReceive()).isEmpty();
        assertThat(broker.deadLetters("orders"))
                .singleElement()
                .satisfies(dead ->
                        assertThat(dead.reason()).contains(Note.class.getName()).contains("list it in ObjectCodec.of"));
    }

    /** The broker's own client, with its defaults: that of the test extension deserialises nothing. */
    private static ActiveMQConnectionFactory client(Broker broker) {
        var login = broker.login().orElseThrow();
        return new ActiveMQConnectionFactory(broker.uri().orElseThrow().toString(), login.user(), login.password());
    }
}

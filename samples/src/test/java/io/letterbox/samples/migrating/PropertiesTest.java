package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Properties beside a message. */
@EmbeddedBroker
@Timeout(60)
class PropertiesTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    static List<Object> before(Session session, MessageProducer producer, MessageConsumer consumer)
            throws JMSException {
        // MIGRATING: before
        Message message = session.createTextMessage("two lamps");
        message.setStringProperty("region", "EU");
        message.setIntProperty("weight", 3);
        message.setJMSType("order");
        producer.send(message);

        Message received = consumer.receive();
        String region = received.getStringProperty("region");
        int weight = received.getIntProperty("weight");
        String type = received.getJMSType();
        // MIGRATING: end
        return List.of(region, weight, type);
    }

    static List<Object> after(Sender<String> orders, Receiver<Delivery<String>> receiver) throws InterruptedException {
        // MIGRATING: after
        Options options = Options.defaults()
                .property("region", "EU")
                .property("weight", 3)
                .type("order");
        orders.with(options).send("two lamps");

        Delivery<String> received = receiver.receive();
        var region = (String) received.properties().get("region");
        var weight = (int) received.properties().get("weight");
        String type = received.type().orElseThrow();
        // MIGRATING: end
        return List.of(region, weight, type);
    }

    @Test
    void bothReadWhatWasWritten(ConnectionFactory jms, Letterbox letterbox) throws JMSException, InterruptedException {
        try (var connection = jms.createConnection();
                var session = connection.createSession()) {
            var queue = session.createQueue("orders");
            connection.start();
            var producer = session.createProducer(queue);
            try (var consumer = session.createConsumer(queue)) {
                assertThat(before(session, producer, consumer)).containsExactly("EU", 3, "order");
            }
            try (var receiver = letterbox.receiver(ORDERS.deliveries())) {
                assertThat(after(letterbox.sender(ORDERS), receiver)).containsExactly("EU", 3, "order");
            }
        }
    }

    @Test
    void oneSideAtATimeThePropertiesGoAcross(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        letterbox.sender(ORDERS).with(Options.defaults().property("weight", 3)).send("new");
        try (var context = jms.createContext();
                var consumer = context.createConsumer(context.createQueue("orders"))) {
            assertThat(consumer.receive().getIntProperty("weight")).isEqualTo(3);
            context.createProducer().setProperty("weight", 4).send(context.createQueue("orders"), "old");
        }
        assertThat(letterbox.receiver(ORDERS.deliveries()).receive().properties())
                .containsEntry("weight", 4);
    }

    @Test
    void aPropertyThatIsAbsentIsAnExceptionOrAZeroAndNowItIsAbsent(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        try (var context = jms.createContext();
                var consumer = context.createConsumer(context.createQueue("orders"))) {
            context.createProducer().send(context.createQueue("orders"), "two lamps");
            Message received = consumer.receive();
            assertThatThrownBy(() -> received.getIntProperty("weight")).isInstanceOf(NumberFormatException.class);
            assertThat(received.getBooleanProperty("urgent")).isFalse();
        }
        letterbox.sender(ORDERS).send("two lamps");
        assertThat(letterbox.receiver(ORDERS.deliveries()).receive().properties())
                .isEmpty();
    }
}

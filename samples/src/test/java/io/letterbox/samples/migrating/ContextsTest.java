package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sending through a JMSContext. */
@Timeout(60)
class ContextsTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.bounded(3));

    static void before(JMSContext context) {
        // MIGRATING: before
        context.createProducer()
                .setProperty("region", "EU")
                .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .send(context.createQueue("orders"), "two lamps");
        // MIGRATING: end
    }

    static boolean after(Sender<String> orders) {
        // MIGRATING: after
        Options options = Options.defaults().property("region", "EU").durability(Options.Durability.NON_PERSISTENT);
        boolean accepted = orders.with(options).trySend("two lamps");
        // MIGRATING: end
        return accepted;
    }

    @Test
    @EmbeddedBroker
    void bothSendTheSame(ConnectionFactory jms, Letterbox letterbox, Broker broker) {
        try (var context = jms.createContext()) {
            before(context);
        }
        assertThat(after(letterbox.sender(ORDERS))).isTrue();
        assertThat(broker.messages(ORDERS)).containsExactly("two lamps", "two lamps");
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void whatAFullQueueDoesNotTakeIsLostWithoutAnErrorAndNowTheSenderIsTold(Broker broker, Letterbox letterbox) {
        var orders = letterbox.sender(ORDERS);
        var login = broker.login().orElseThrow();
        try (var client =
                new ActiveMQConnectionFactory(broker.uri().orElseThrow().toString(), login.user(), login.password())) {
            try (var context = client.createContext()) {
                for (int n = 0; n < 10; n++) {
                    before(context); // returns as if all were well
                }
            }
        }
        assertThat(broker.depth("orders")).isEqualTo(3);
        assertThat(after(orders)).isFalse();
    }
}

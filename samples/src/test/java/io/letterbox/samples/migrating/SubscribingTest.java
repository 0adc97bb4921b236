package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Durable and shared subscriptions. */
@EmbeddedBroker
@Timeout(60)
class SubscribingTest {

    // MIGRATING: address
    static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);
    // MIGRATING: end

    static JMSConsumer before(JMSContext context) {
        // MIGRATING: before
        var topic = context.createTopic("prices");
        JMSConsumer audit = context.createSharedDurableConsumer(topic, "audit");
        // MIGRATING: end
        return audit;
    }

    static MessageConsumer beforeUnshared(Connection connection) throws JMSException {
        // MIGRATING: before-unshared
        connection.setClientID("books");
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        Topic prices = session.createTopic("prices");
        MessageConsumer audit = session.createDurableSubscriber(prices, "audit");
        // MIGRATING: end
        return audit;
    }

    static Receiver<String> after(Letterbox letterbox) {
        // MIGRATING: after
        Receiver<String> audit = letterbox.receiver(PRICES.subscription("audit"));
        // MIGRATING: end
        return audit;
    }

    @Test
    void allKeepWhatIsSentWhileNobodyReceives(ConnectionFactory jms, Letterbox letterbox)
            throws InterruptedException, JMSException {
        try (var connection = jms.createConnection()) {
            beforeUnshared(connection).close();
        }
        try (var context = jms.createContext()) {
            before(context).close();
            after(letterbox).close();
            letterbox.sender(PRICES).send("a lamp is 40");
            assertThat(before(context).receiveBody(String.class, 20_000)).isEqualTo("a lamp is 40");
        }
        try (var connection = jms.createConnection()) {
            var unshared = beforeUnshared(connection);
            connection.start();
            assertThat(unshared.receive(20_000).getBody(String.class)).isEqualTo("a lamp is 40");
        }
        assertThat(after(letterbox).tryReceive()).contains("a lamp is 40");
    }

    @Test
    void twoReceiversOfASubscriptionShareItsMessages(Letterbox letterbox) throws InterruptedException {
        try (var one = after(letterbox);
                var other = after(letterbox)) {
            letterbox.sender(PRICES).send("a lamp is 40");
            assertThat(one.receive()).isEqualTo("a lamp is 40");
            assertThat(other.tryReceive()).isEmpty();
        }
    }

    @Test
    void theOldAndTheNewSubscriptionOfOneNameAreTwoUnlessThePlainOneSaysTheWholeName(
            ConnectionFactory jms, Letterbox letterbox) throws InterruptedException {
        try (var context = jms.createContext();
                var old = before(context);
                var audit = after(letterbox)) {
            letterbox.sender(PRICES).send("a lamp is 40");
            assertThat(Optional.ofNullable(old.receiveBody(String.class, 20_000)))
                    .contains("a lamp is 40");
            assertThat(audit.receive()).isEqualTo("a lamp is 40");
        }
        after(letterbox).close();
        letterbox.sender(PRICES).send("a chair is 90");
        try (var context = jms.createContext()) {
            // MIGRATING: sharing
            JMSConsumer sharing =
                    context.createSharedDurableConsumer(context.createTopic("prices"), "subscription.prices.audit");
            // MIGRATING: end
            assertThat(sharing.receiveBody(String.class, 20_000)).isEqualTo("a chair is 90");
        }
        assertThat(after(letterbox).tryReceive()).isEmpty();
    }
}

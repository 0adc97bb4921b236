package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Business logic that asks whether a message was delivered before. */
@EmbeddedBroker
@Timeout(60)
class RedeliveredTest {

    static final Mailbox<String> PAYMENTS = Mailbox.of("payments", String.class, Capacity.unbounded());
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> done = new CopyOnWriteArrayList<>();

    private void check(String payment) {
        done.add("checked " + payment);
    }

    private void pay(String payment) {
        done.add("paid " + payment);
    }

    void before(Message message) throws JMSException {
        // MIGRATING: before
        if (message.getJMSRedelivered()) {
            check(message.getBody(String.class)); // somebody has begun with it
        } else {
            pay(message.getBody(String.class));
        }
        // MIGRATING: end
    }

    void after(Delivery<String> delivery) {
        // MIGRATING: after
        if (delivery.attempt() > 1) {
            check(delivery.message()); // a handler had it, and failed
        } else {
            pay(delivery.message());
        }
        // MIGRATING: end
    }

    @Test
    void bothSeeThatAHandlerFailed(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        letterbox.sender(PAYMENTS).send("10");
        try (var connection = jms.createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED);
                var consumer = session.createConsumer(session.createQueue("payments"))) {
            connection.start();
            before(consumer.receive());
            session.rollback();
            before(consumer.receive());
            session.commit();
        }
        letterbox.sender(PAYMENTS).send("20");
        var how = Listening.named("paying").delays(Duration.ofMillis(10), Duration.ofMillis(10));
        letterbox.listen(PAYMENTS.deliveries(), how, delivery -> {
            after(delivery);
            if (delivery.attempt() == 1) {
                throw new IllegalStateException("the line to the bank is down");
            }
        });
        broker.await(SOON, now -> done.size() == 4);
        assertThat(done).containsExactly("paid 10", "checked 10", "paid 20", "checked 20");
    }

    /** A consumer that receives and goes away, or breaks, before its code has run. */
    private static void nobodyHandlesIt(ConnectionFactory jms) throws JMSException {
        try (var connection = jms.createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED);
                var consumer = session.createConsumer(session.createQueue("payments"))) {
            connection.start();
            assertThat(consumer.receive()).isNotNull();
            session.rollback();
        }
    }

    @Test
    void aDeliveryThatNobodyHandledLooksLikeOneThatFailedAndNowItIsTheFirstAttempt(
            ConnectionFactory jms, Letterbox letterbox) throws JMSException, InterruptedException {
        letterbox.sender(PAYMENTS).send("10");
        nobodyHandlesIt(jms);
        try (var context = jms.createContext();
                var consumer = context.createConsumer(context.createQueue("payments"))) {
            before(consumer.receive());
        }
        letterbox.sender(PAYMENTS).send("20");
        nobodyHandlesIt(jms);
        letterbox.receiver(PAYMENTS.deliveries()).receive(this::after);
        assertThat(done).containsExactly("checked 10", "paid 20");
    }
}

package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections and sessions, as in JMS 1.1. */
@EmbeddedBroker
@Timeout(60)
class SessionsTest {

    // MIGRATING: address
    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    // MIGRATING: end

    static void before(ConnectionFactory factory) throws JMSException {
        // MIGRATING: before
        Connection connection = factory.createConnection();
        try {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue("orders"));
            producer.send(session.createTextMessage("two lamps"));
        } finally {
            connection.close();
        }
        // MIGRATING: end
    }

    static void after(Letterbox letterbox) throws InterruptedException {
        // MIGRATING: after
        try (Sender<String> orders = letterbox.sender(ORDERS)) {
            orders.send("two lamps");
        }
        // MIGRATING: end
    }

    @Test
    void bothSendTheSame(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        before(jms);
        after(letterbox);
        assertThat(broker.messages(ORDERS)).containsExactly("two lamps", "two lamps");
    }

    @Test
    void aConnectionThatNobodyStartedReceivesNothingAReceiverNeedsNoStart(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException {
        before(jms);
        try (Connection connection = jms.createConnection();
                Session session = connection.createSession();
                var consumer = session.createConsumer(session.createQueue("orders"))) {
            assertThat(consumer.receive(100)).isNull();
        }
        assertThat(letterbox.receiver(ORDERS).tryReceive()).contains("two lamps");
    }

    @Test
    void aSenderServesManyThreadsAtOnce(Letterbox letterbox, Broker broker)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(2);
        var together = new CyclicBarrier(2);
        try (Sender<String> orders = letterbox.sender(ORDERS)) {
            Future<Integer> other = threads.submit(() -> fifty(orders, together));
            Future<Integer> one = threads.submit(() -> fifty(orders, together));
            assertThat(one.get() + other.get()).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
        assertThat(broker.depth("orders")).isEqualTo(100);
    }

    private static int fifty(Sender<String> orders, CyclicBarrier together) throws Exception {
        together.await();
        int sent = 0;
        while (sent < 50) {
            orders.send("order " + ++sent);
        }
        return sent;
    }
}

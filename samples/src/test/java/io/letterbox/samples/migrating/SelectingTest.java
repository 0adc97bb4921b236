package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Selector;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Selectors. */
@EmbeddedBroker
@Timeout(60)
class SelectingTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    static Optional<String> before(Session session, String customer) throws JMSException {
        // MIGRATING: before
        String selector = "customer = '" + customer + "' AND weight > 10";
        var consumer = session.createConsumer(session.createQueue("orders"), selector);
        Message order = consumer.receiveNoWait();
        consumer.close();
        // MIGRATING: end
        return order == null ? Optional.empty() : Optional.of(order.getBody(String.class));
    }

    static Optional<String> after(Letterbox letterbox, String customer) {
        // MIGRATING: after
        var selector = Selector.of("customer = ? AND weight > ?", customer, 10);
        try (var heavy = letterbox.receiver(ORDERS.selecting(selector))) {
            return heavy.tryReceive();
        }
        // MIGRATING: end
    }

    @Test
    void bothTakeWhatTheSelectorMatches(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        for (String round : new String[] {"before", "after"}) {
            send(letterbox, "a lamp for " + round, "Ada", 3);
            send(letterbox, "a piano for " + round, "Bob", 300);
            send(letterbox, "a stove for " + round, "Ada", 90);
        }
        try (var connection = jms.createConnection();
                var session = connection.createSession()) {
            connection.start();
            assertThat(before(session, "Ada")).contains("a stove for before");
        }
        assertThat(after(letterbox, "Ada")).contains("a stove for after");
        assertThat(after(letterbox, "Ada")).isEmpty();
    }

    @Test
    void aQuoteInAValueIsAnErrorOrMatchesWhatIsNotMeantAndNowOnlyItself(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        send(letterbox, "a piano", "Bob", 300);
        try (var connection = jms.createConnection();
                var session = connection.createSession()) {
            connection.start();
            assertThatThrownBy(() -> before(session, "O'Hara")).isInstanceOf(InvalidSelectorException.class);
            assertThat(before(session, "x' OR customer <> '")).contains("a piano");
        }
        send(letterbox, "a piano", "Bob", 300);
        assertThat(after(letterbox, "x' OR customer <> '")).isEmpty();
        send(letterbox, "a harp", "O'Hara", 30);
        assertThat(after(letterbox, "O'Hara")).contains("a harp");
    }

    private static void send(Letterbox letterbox, String order, String customer, int weight)
            throws InterruptedException {
        try (var sender = letterbox.sender(ORDERS)) {
            sender.with(Options.defaults().property("customer", customer).property("weight", weight))
                    .send(order);
        }
    }
}

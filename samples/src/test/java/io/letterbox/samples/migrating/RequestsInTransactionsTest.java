package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request and its answer in one transaction, which cannot work. */
@EmbeddedBroker
@Timeout(60)
class RequestsInTransactionsTest {

    static final Mailbox<String> QUOTES = Mailbox.of("quotes", String.class, Capacity.unbounded());
    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    static Message before(Session session, Queue quotes) throws JMSException {
        // MIGRATING: before
        // session is transacted
        Message question = session.createTextMessage("lamp");
        Queue answers = session.createTemporaryQueue();
        question.setJMSReplyTo(answers);
        session.createProducer(quotes).send(question);
        Message answer = session.createConsumer(answers).receive(200); // always null
        // MIGRATING: end
        return answer;
    }

    static void after(Letterbox letterbox, Requester<String, String> quotes, Sender<String> orders)
            throws InterruptedException {
        // MIGRATING: after
        letterbox.unit(() -> {
            String price = quotes.request("lamp"); // stands outside of the unit
            orders.send("a lamp for " + price); // is sent with the unit
            return price;
        });
        // MIGRATING: end
    }

    @Test
    void theAnswerNeverComesAndNowItDoes(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        letterbox.listen(QUOTES.deliveries(), Listening.named("quoting"), question -> {
            boolean awaited = question.reply("40");
            assertThat(awaited).isTrue();
        });
        try (var connection = jms.createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            assertThat(before(session, session.createQueue("quotes"))).isNull();
            session.rollback();
        }
        try (var quotes = letterbox.requester(QUOTES, String.class);
                var orders = letterbox.sender(ORDERS)) {
            after(letterbox, quotes, orders);
        }
        assertThat(broker.messages(ORDERS)).containsExactly("a lamp for 40");
    }
}

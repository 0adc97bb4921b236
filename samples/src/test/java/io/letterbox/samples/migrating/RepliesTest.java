package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Requester;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests, answered through temporary queues. */
@EmbeddedBroker
@Timeout(60)
class RepliesTest {

    static final Mailbox<String> QUOTES = Mailbox.of("quotes", String.class, Capacity.unbounded());
    static final Map<String, String> PRICES = Map.of("lamp", "40", "chair", "90");

    static String before(Session session, Queue quotes, long limit) throws JMSException {
        // MIGRATING: before
        TemporaryQueue answers = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(answers);
        Message question = session.createTextMessage("lamp");
        question.setJMSReplyTo(answers);
        session.createProducer(quotes).send(question);
        var answer = (TextMessage) consumer.receive(limit);
        String price = answer == null ? "?" : answer.getText();
        consumer.close();
        answers.delete();
        // MIGRATING: end
        return price;
    }

    static String after(Letterbox letterbox, Duration limit) throws InterruptedException {
        // MIGRATING: after
        try (Requester<String, String> quotes = letterbox.requester(QUOTES, String.class)) {
            Optional<String> price = quotes.request("lamp", limit);
            return price.orElse("?");
        }
        // MIGRATING: end
    }

    static void beforeAnswering(Session session, Message question) throws JMSException {
        // MIGRATING: before-answering
        String price = PRICES.get(((TextMessage) question).getText());
        Message answer = session.createTextMessage(price);
        answer.setJMSCorrelationID(question.getJMSMessageID());
        MessageProducer producer = session.createProducer(question.getJMSReplyTo());
        producer.send(answer);
        producer.close();
        // MIGRATING: end
    }

    static void halfwayAnswering(Session session, Message question) throws JMSException {
        String price = PRICES.get(((TextMessage) question).getText());
        Message answer = session.createTextMessage(price);
        // MIGRATING: halfway-answering
        String id = question.getJMSCorrelationID();
        answer.setJMSCorrelationID(id == null ? question.getJMSMessageID() : id);
        // MIGRATING: end
        MessageProducer producer = session.createProducer(question.getJMSReplyTo());
        producer.send(answer);
        producer.close();
    }

    static void afterAnswering(Letterbox letterbox) {
        // MIGRATING: after-answering
        letterbox.listen(QUOTES.deliveries(), Listening.named("quoting"), question -> {
            question.reply(PRICES.get(question.message()));
        });
        // MIGRATING: end
    }

    /** Old ones ask, of whom each is answered within 20 s, and new ones, who wait as long as is said. */
    private static List<String> whatOldAndNewHear(
            ConnectionFactory jms, Letterbox letterbox, Answering answering, Duration limit)
            throws JMSException, InterruptedException {
        try (var connection = jms.createConnection();
                var asking = connection.createSession();
                var answers = connection.createSession()) {
            connection.start();
            Queue quotes = asking.createQueue("quotes");
            try (var consumer = answers.createConsumer(quotes)) {
                consumer.setMessageListener(question -> answering.to(answers, question));
                return List.of(before(asking, quotes, 20_000), after(letterbox, limit));
            }
        }
    }

    @Test
    void whoeverAsksAndWhoeverAnswersEitherMayBeOldOrNew(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        assertThat(whatOldAndNewHear(jms, letterbox, RepliesTest::halfwayAnswering, Duration.ofSeconds(20)))
                .containsExactly("40", "40");
        afterAnswering(letterbox);
        try (var connection = jms.createConnection();
                var asking = connection.createSession()) {
            connection.start();
            assertThat(before(asking, asking.createQueue("quotes"), 20_000)).isEqualTo("40");
            assertThat(after(letterbox, Duration.ofSeconds(20))).isEqualTo("40");
        }
    }

    @Test
    void anAnswerUnderTheIdOfTheQuestionFindsTheOldOneWhoAskedAndNotTheNew(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException, InterruptedException {
        assertThat(whatOldAndNewHear(jms, letterbox, RepliesTest::beforeAnswering, Duration.ofMillis(300)))
                .containsExactly("40", "?");
    }

    @Test
    void whoeverAsksOneWhoFailsWaitsUntilTheLimitAndNowIsToldAtOnce(ConnectionFactory jms, Letterbox letterbox)
            throws JMSException {
        letterbox.listen(QUOTES, Listening.named("out of order"), question -> {
            throw new IllegalStateException("no prices today");
        });
        try (var connection = jms.createConnection();
                var session = connection.createSession()) {
            connection.start();
            assertThat(before(session, session.createQueue("quotes"), 300)).isEqualTo("?");
        }
        assertThatThrownBy(() -> after(letterbox, Duration.ofSeconds(50)))
                .isInstanceOf(MailboxException.Failed.class)
                .hasMessageContaining("no prices today");
    }

    @FunctionalInterface
    private interface Answering {
        void answer(Session session, Message question) throws JMSException;

        default void to(Session session, Message question) {
            try {
                answer(session, question);
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

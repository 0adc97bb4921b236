package io.letterbox.samples.migrating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receiving synchronously: for ever, for a time, and not waiting. */
@EmbeddedBroker
@Timeout(60)
class ReceivingTest {

    static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    private static final Duration SOON = Duration.ofSeconds(20);

    static List<String> before(MessageConsumer consumer) throws JMSException {
        // MIGRATING: before
        String first = ((TextMessage) consumer.receive()).getText();
        Message second = consumer.receive(100); // null if there is none
        Message third = consumer.receiveNoWait(); // null if there is none
        // MIGRATING: end
        return List.of(first, String.valueOf(text(second)), String.valueOf(text(third)));
    }

    static List<String> after(Receiver<String> receiver) throws InterruptedException {
        // MIGRATING: after
        String first = receiver.receive();
        Optional<String> second = receiver.tryReceive(Duration.ofMillis(100));
        Optional<String> third = receiver.tryReceive();
        // MIGRATING: end
        return List.of(first, second.orElse("null"), third.orElse("null"));
    }

    @Test
    void bothReceiveTheSame(ConnectionFactory jms, Letterbox letterbox) throws JMSException, InterruptedException {
        send(jms, "A", "B");
        try (var connection = jms.createConnection();
                var session = connection.createSession();
                var consumer = session.createConsumer(session.createQueue("orders"))) {
            connection.start();
            assertThat(before(consumer)).containsExactly("A", "B", "null");
        }
        send(jms, "A", "B");
        try (var receiver = letterbox.receiver(ORDERS)) {
            assertThat(after(receiver)).containsExactly("A", "B", "null");
        }
    }

    @Test
    void aLimitOfZeroWaitsForEverAndNowNotAtAll(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws JMSException, InterruptedException {
        var waiting = Executors.newSingleThreadExecutor();
        try (var connection = jms.createConnection();
                var session = connection.createSession();
                var consumer = session.createConsumer(session.createQueue("orders"))) {
            connection.start();
            var endless = waiting.submit(() -> consumer.receive(0));
            send(jms, "late");
            broker.await(SOON, now -> endless.isDone());
            assertThat(broker.depth("orders")).isZero();
        } finally {
            waiting.shutdownNow();
        }
        assertThat(letterbox.receiver(ORDERS).tryReceive(Duration.ZERO)).isEmpty();
    }

    @Test
    void anInterruptComesAsAnExceptionOfTheProviderAndNowAsItself(ConnectionFactory jms, Letterbox letterbox)
            throws InterruptedException {
        try (var context = jms.createContext();
                var consumer = context.createConsumer(context.createQueue("orders"))) {
            assertThat(interrupted(consumer::receive)).isInstanceOf(JMSRuntimeException.class);
        }
        try (var receiver = letterbox.receiver(ORDERS)) {
            assertThat(interrupted(receiver::receive)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aConnectionThatBreaksEndsTheWaitAndNowTheWaitGoesOn(ConnectionFactory jms, Letterbox letterbox, Broker broker)
            throws InterruptedException, ExecutionException {
        var waiting = Executors.newSingleThreadExecutor();
        try (var context = jms.createContext();
                var consumer = context.createConsumer(context.createQueue("orders"))) {
            var ended = waiting.submit(() -> consumer.receive());
            broker.await(SOON, now -> now.receivers("orders") == 1);
            broker.cut("orders");
            broker.await(SOON, now -> ended.isDone()); // with null or with an exception, as the provider likes
        }
        try (var receiver = letterbox.receiver(ORDERS)) {
            var received = waiting.submit(() -> receiver.receive());
            broker.await(SOON, now -> now.receivers("orders") == 1);
            broker.cut("orders");
            send(jms, "A");
            broker.await(SOON, now -> received.isDone());
            assertThat(received.get()).isEqualTo("A");
        } finally {
            waiting.shutdownNow();
        }
    }

    @Test
    void theEndOfAWaitBecauseOfClosingLooksLikeNoMessageAndNowLikeItself(ConnectionFactory jms, Letterbox letterbox) {
        try (var context = jms.createContext()) {
            var consumer = context.createConsumer(context.createQueue("orders"));
            context.close();
            assertThatThrownBy(consumer::receiveNoWait).isInstanceOf(IllegalStateRuntimeException.class);
        }
        var receiver = letterbox.receiver(ORDERS);
        receiver.close();
        assertThatThrownBy(receiver::tryReceive).isInstanceOf(MailboxException.Closed.class);
    }

    private interface Wait {
        Object message() throws Exception;
    }

    private static Throwable interrupted(Wait wait) throws InterruptedException {
        var threads = Executors.newSingleThreadExecutor();
        var begun = new CountDownLatch(1);
        try {
            var failure = threads.submit(() -> {
                begun.countDown();
                try {
                    return new AssertionError("received " + wait.message());
                } catch (Exception e) {
                    return e;
                }
            });
            begun.await();
            threads.shutdownNow();
            return failure.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void send(ConnectionFactory jms, String... texts) {
        try (var context = jms.createContext()) {
            for (String text : texts) {
                context.createProducer().send(context.createQueue("orders"), text);
            }
        }
    }

    private static String text(Message message) throws JMSException {
        return message == null ? null : message.getBody(String.class);
    }
}

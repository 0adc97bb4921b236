package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Source;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a message whose handler throws: it is tried again later, beside the ones behind it, and in the end is a dead letter. */
class RetriesTest extends Cell {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Listening QUICK = Listening.named("shipping").delays(SHORT, Duration.ofMillis(100));

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(2), Capacity.unbounded()};
    }

    private static Mailbox<String> orders(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void itComesAgainWithItsAttemptItsIdAndItsTime(Capacity capacity) throws Exception {
        List<Delivery<String>> deliveries = Collections.synchronizedList(new ArrayList<>());
        closing(letterbox.listen(orders(capacity).deliveries(), QUICK.attempts(4), delivery -> {
            deliveries.add(delivery);
            if (deliveries.size() < 4) {
                throw new IOException("not yet");
            }
        }));
        letterbox
                .sender(orders(capacity))
                .with(Options.defaults().property("region", "north"))
                .send("book");
        eventually(() -> deliveries.size() == 4);
        assertThat(deliveries).extracting(Delivery::attempt).containsExactly(1, 2, 3, 4);
        assertThat(deliveries)
                .extracting(Delivery::id)
                .containsOnly(deliveries.get(0).id());
        assertThat(deliveries)
                .extracting(Delivery::sentAt)
                .containsOnly(deliveries.get(0).sentAt());
        assertThat(deliveries).extracting(Delivery::message).containsOnly("book");
        assertThat(deliveries).extracting(Delivery::properties).containsOnly(Map.of("region", "north"));
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void afterTheLastAttemptItIsADeadLetterWithTheReason(Capacity capacity) throws Exception {
        Instant before = Instant.now();
        Listener listener = closing(letterbox.listen(orders(capacity), QUICK.attempts(3), order -> {
            throw new IOException("no stock");
        }));
        letterbox.sender(orders(capacity)).send("book");
        eventually(() -> listener.status().deadLettered() == 1);
        assertThat(listener.status().failed()).isEqualTo(3);
        assertThat(listener.status().lastError()).contains("java.io.IOException: no stock");
        PlainClient plain = plainClient();
        assertThat(plain.count("orders") + plain.count("retry.orders")).isZero();
        Message dead = plain.receive("dead.orders");
        assertThat(dead.getBody(String.class)).isEqualTo("book");
        assertThat(dead.getStringProperty("LetterboxReason")).isEqualTo("no stock");
        assertThat(dead.getStringProperty("LetterboxException")).isEqualTo("java.io.IOException");
        assertThat(dead.getStringProperty("LetterboxAddress")).isEqualTo("orders");
        assertThat(dead.getIntProperty("LetterboxAttempts")).isEqualTo(3);
        assertThat(Instant.ofEpochMilli(dead.getLongProperty("LetterboxFirstFailedAt")))
                .isBetween(before.minusMillis(1), Instant.ofEpochMilli(dead.getLongProperty("LetterboxFailedAt")));
    }

    @Test
    void theOnesBehindItDoNotWaitForIt() throws Exception {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        Mailbox<String> orders = orders(Capacity.bounded(2));
        closing(letterbox.listen(orders, QUICK.delays(Duration.ofMinutes(1), Duration.ofMinutes(1)), order -> {
            if (order.startsWith("bad")) {
                throw new IOException("no");
            }
            done.add(order);
        }));
        Sender<String> sender = letterbox.sender(orders);
        for (int i = 0; i < 5; i++) {
            sender.send("bad " + i);
        }
        sender.send("good");
        eventually(() -> done.contains("good"));
    }

    @Test
    void whatTheHandlerHasReceivedBesideItIsBackWhenItThrows() throws Exception {
        Mailbox<String> stock = Mailbox.of("stock", String.class, Capacity.unbounded());
        Mailbox<String> orders = orders(Capacity.unbounded());
        letterbox.sender(stock).send("the last book");
        Receiver<String> shelf = letterbox.receiver(stock);
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        Listener listener = closing(letterbox.listen(orders, QUICK.attempts(3), order -> {
            shelf.tryReceive(LONG).ifPresent(taken::add);
            throw new IOException("no box for it");
        }));
        letterbox.sender(orders).send("book");
        eventually(() -> listener.status().deadLettered() == 1);
        assertThat(taken).containsExactly("the last book", "the last book", "the last book");
        assertThat(letterbox.receiver(stock).tryReceive(LONG)).contains("the last book");
        assertThat(plainClient().receive("dead.orders").getIntProperty("LetterboxAttempts"))
                .isEqualTo(3);
    }

    @Test
    void anotherProcessTriesItAgainWhenTheFirstHasEnded() throws Exception {
        Mailbox<String> orders = orders(Capacity.unbounded());
        Letterbox first = letterbox(Settings.defaults());
        Listener failing = first.listen(orders, QUICK, order -> {
            throw new IOException("no");
        });
        letterbox.sender(orders).send("book");
        eventually(() -> failing.status().failed() > 0);
        first.close();
        Receiver<Delivery<String>> receiver = letterbox.receiver(orders.deliveries());
        Delivery<String> again = receiver.tryReceive(LONG).orElseThrow();
        assertThat(again.message()).isEqualTo("book");
        assertThat(again.attempt()).isGreaterThan(1);
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void eachAttemptGetsACopyOfItsOwn() throws Exception {
        Mailbox<byte[]> orders = Mailbox.of("orders", byte[].class, Capacity.unbounded());
        List<Integer> firsts = Collections.synchronizedList(new ArrayList<>());
        closing(letterbox.listen(orders, QUICK.attempts(3), order -> {
            firsts.add((int) order[0]);
            order[0] = 99;
            throw new IOException("no");
        }));
        PlainClient plain = plainClient();
        BytesMessage grouped = plain.context().createBytesMessage();
        grouped.writeBytes(new byte[] {1, 2});
        grouped.setStringProperty("JMSXGroupID", "a");
        plain.send("orders", grouped);
        letterbox.sender(orders).send(new byte[] {1, 2});
        eventually(() -> plain.count("dead.orders") == 2);
        assertThat(firsts).hasSize(6).containsOnly(1);
        byte[] body = plain.receive("dead.orders").getBody(byte[].class);
        assertThat(body).containsExactly(1, 2);
    }

    @Test
    void aGroupKeepsItsOrderThroughItsRetries() throws Exception {
        Mailbox<String> orders = orders(Capacity.unbounded());
        Map<String, List<String>> byGroup = new ConcurrentHashMap<>();
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        closing(letterbox.listen(orders, QUICK.concurrency(3).attempts(3), order -> {
            if (tries.merge(order, 1, Integer::sum) < 3 && order.hashCode() % 2 == 0) {
                throw new IOException("not yet");
            }
            byGroup.computeIfAbsent(order.substring(0, 1), group -> Collections.synchronizedList(new ArrayList<>()))
                    .add(order);
        }));
        PlainClient plain = plainClient();
        for (int i = 0; i < 10; i++) {
            for (String group : List.of("a", "b", "c", "d")) {
                Message message = plain.context().createTextMessage(group + i);
                message.setStringProperty("JMSXGroupID", group);
                plain.send("orders", message);
            }
        }
        eventually(() -> byGroup.size() == 4 && byGroup.values().stream().allMatch(done -> done.size() == 10));
        byGroup.forEach((group, done) -> assertThat(done)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> group + i).toList()));
    }

    @Test
    void whatTheSenderAskedForIsKeptThroughItsRetries() throws Exception {
        Mailbox<String> orders = orders(Capacity.unbounded());
        Listener listener = closing(letterbox.listen(orders, QUICK.attempts(1), order -> {
            throw new IOException("no");
        }));
        letterbox
                .sender(orders)
                .with(Options.defaults().priority(8).durability(Options.Durability.NON_PERSISTENT))
                .send("book");
        eventually(() -> listener.status().deadLettered() == 1);
        Message dead = plainClient().receive("dead.orders");
        assertThat(dead.getJMSPriority()).isEqualTo(8);
        assertThat(dead.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    }

    @Test
    void whatExpiresBeforeItsNextAttemptExpiresVisibly() throws Exception {
        Mailbox<String> orders = orders(Capacity.unbounded());
        Listener listener = closing(
                letterbox.listen(orders, QUICK.delays(Duration.ofMillis(400), Duration.ofMillis(400)), order -> {
                    throw new IOException("no");
                }));
        letterbox
                .sender(orders)
                .with(Options.defaults().timeToLive(Duration.ofMillis(300)))
                .send("news");
        PlainClient plain = plainClient();
        eventually(() -> plain.count("expired.orders") == 1);
        assertThat(listener.status().deadLettered()).isZero();
    }

    @Test
    void deliveriesThatWereCutShortCountForNothing() throws Exception {
        Mailbox<String> orders = orders(Capacity.unbounded());
        cutShort(letterbox.sender(orders), orders.deliveries());
        assertThat(letterbox.receiver(orders).tryReceive(LONG)).contains("book");
    }

    @Test
    void neitherDoThoseOfASubscription() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        Receiver<String> receiver = letterbox.receiver(prices.subscription("audit"));
        cutShort(letterbox.sender(prices), prices.subscription("audit").deliveries());
        assertThat(receiver.tryReceive(LONG)).contains("book");
    }

    private void cutShort(Sender<String> sender, Source<Delivery<String>> source) throws Exception {
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        sender.send("book");
        for (int i = 0; i < 15; i++) { // More than the broker's own limit.
            CountDownLatch atWork = new CountDownLatch(1);
            try (Listener cut = letterbox.listen(source, QUICK.finish(Duration.ZERO), order -> {
                attempts.add(order.attempt());
                atWork.countDown();
                new CountDownLatch(1).await();
            })) {
                atWork.await();
                assertThat(cut.status().inHand()).isOne();
            }
        }
        assertThat(attempts).hasSize(15).containsOnly(1);
    }
}

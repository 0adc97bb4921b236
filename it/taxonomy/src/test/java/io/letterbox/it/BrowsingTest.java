package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.Settings;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A look at what waits in a mailbox, which takes nothing. */
class BrowsingTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(3), Capacity.unbounded()};
    }

    /** Counts what it decodes. */
    private static final class CountingCodec implements Codec<String> {
        private final AtomicInteger decoded = new AtomicInteger();

        @Override
        public Message encode(String value, Session session) throws JMSException {
            return Codec.text().encode(value, session);
        }

        @Override
        public String decode(Message message) throws JMSException {
            decoded.incrementAndGet();
            return Codec.text().decode(message);
        }
    }

    private static <R> List<R> seen(Receiver<R> receiver) {
        try (Stream<R> look = receiver.browse()) {
            return look.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void aLookSeesAllThatWaitsInOrderAndTakesNothing(Capacity capacity) throws Exception {
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, capacity);
        Receiver<String> receiver = letterbox.receiver(mailbox);
        assertThat(seen(receiver)).isEmpty();
        for (String each : List.of("1", "2", "3")) {
            letterbox.sender(mailbox).send(each);
        }
        assertThat(seen(receiver)).containsExactly("1", "2", "3");
        assertThat(seen(receiver)).containsExactly("1", "2", "3");
        assertThat(List.of(receiver.receive(), receiver.receive(), receiver.receive()))
                .containsExactly("1", "2", "3");
        assertThat(seen(receiver)).isEmpty();
    }

    @Test
    void aLookReadsLazily() throws Exception {
        CountingCodec codec = new CountingCodec();
        Mailbox<String> mailbox = new Mailbox<>("orders", codec, Capacity.unbounded());
        for (int i = 0; i < 10; i++) {
            letterbox.sender(mailbox).send("order " + i);
        }
        try (Stream<String> look = letterbox.receiver(mailbox).browse()) {
            assertThat(look.skip(1).findFirst()).contains("order 1");
        }
        assertThat(codec.decoded).hasValue(2);
    }

    @Test
    void whatCannotBeDecodedIsPassedOverAndStays() throws Exception {
        PlainClient client = plainClient();
        client.send("orders", client.context().createMapMessage());
        client.send("orders", "good");
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        assertThat(seen(receiver)).containsExactly("good");
        assertThat(receiver.undecodable()).isZero();
        assertThat(client.count("orders")).isEqualTo(2);
        assertThat(receiver.receive()).isEqualTo("good");
        assertThat(client.count("dead.orders")).isOne();
    }

    @Test
    void whatWaitsToBeTriedAgainIsSeenWhenItIsDue() throws Exception {
        PlainClient client = plainClient();
        letterbox.sender(ORDERS).send("bread");
        Listening once = Listening.named("failing").delays(Duration.ofMillis(50), Duration.ofMillis(50));
        try (var listener = letterbox.listen(ORDERS, once, order -> {
            throw new IOException("closed on Sundays");
        })) {
            eventually(() -> listener.status().failed() == 1);
            listener.pause();
        }
        letterbox.sender(ORDERS).send("butter");
        Receiver<Delivery<String>> receiver = letterbox.receiver(ORDERS.deliveries());
        eventually(() -> client.count("retry.orders") == 1);
        List<Delivery<String>> look = seen(receiver);
        assertThat(look).extracting(Delivery::message).containsExactly("butter", "bread");
        assertThat(look).extracting(Delivery::attempt).containsExactly(1, 2);
        assertThat(client.count("retry.orders")).isOne();
    }

    @Test
    void whatIsDelayedIsNotSeen() throws Exception {
        letterbox
                .sender(ORDERS)
                .with(Options.defaults().delay(Duration.ofMinutes(5)))
                .send("later");
        assertThat(seen(letterbox.receiver(ORDERS))).isEmpty();
    }

    @Test
    void onesThatWereSeenAreTakenByTheirIdOneByOne() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        PlainClient client = plainClient();
        for (String each : List.of("bread", "butter", "jam")) {
            sender.send(each);
            client.send("orders", "plain " + each);
        }
        Receiver<Delivery<String>> receiver = letterbox.receiver(ORDERS.deliveries());
        for (Delivery<String> each : seen(receiver)) {
            if (each.message().endsWith("butter")) {
                try (var one = letterbox.receiver(ORDERS.selecting(Selector.id(each.id())))) {
                    assertThat(one.tryReceive()).contains(each.message());
                    assertThat(one.tryReceive()).isEmpty();
                }
            }
        }
        assertThat(seen(letterbox.receiver(ORDERS))).containsExactly("bread", "plain bread", "jam", "plain jam");
    }

    @Test
    void aLookThroughASelectorSeesWhatItMatches() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.with(Options.defaults().property("region", "north")).send("1");
        sender.with(Options.defaults().property("region", "south")).send("2");
        assertThat(seen(letterbox.receiver(ORDERS.selecting(Selector.of("region = ?", "south")))))
                .containsExactly("2");
    }

    @Test
    void theOwnerLooksIntoAnInbox() throws Exception {
        Inbox<String> questions = Inbox.of("clerk", "questions", String.class, Capacity.bounded(3));
        letterbox(Settings.defaults().self("desk")).sender(questions).send("why?");
        Receiver<Delivery<String>> clerk =
                letterbox(Settings.defaults().self("clerk")).receiver(questions);
        assertThat(seen(clerk)).singleElement().satisfies(delivery -> {
            assertThat(delivery.message()).isEqualTo("why?");
            assertThat(delivery.from()).contains("desk");
        });
    }

    @Test
    void nobodyLooksIntoARendezvousOrASubscription() {
        Receiver<String> hand = letterbox.receiver(Mailbox.of("hand", String.class, Capacity.zero()));
        assertThatThrownBy(hand::browse)
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("mailbox hand")
                .hasMessageContaining("capacity zero");
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        for (var source : List.of(prices.live(), prices.subscription("audit"))) {
            Receiver<String> subscriber = letterbox.receiver(source);
            assertThatThrownBy(subscriber::browse)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("broadcast prices")
                    .hasMessageContaining("cannot be browsed");
        }
    }

    @Test
    void closingTheEndEndsItsLooks() throws Exception {
        letterbox.sender(ORDERS).send("1");
        letterbox.sender(ORDERS).send("2");
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        try (Stream<String> look = receiver.browse()) {
            Iterator<String> each = look.iterator();
            assertThat(each.next()).isEqualTo("1");
            receiver.close();
            assertThatThrownBy(each::next)
                    .isInstanceOf(MailboxException.Closed.class)
                    .hasMessageContaining("mailbox orders")
                    .hasMessageContaining("browse again");
        }
        assertThatThrownBy(receiver::browse).isInstanceOf(MailboxException.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "retry.orders"})
    void aBrokenConnectionIsNotTheEndOfALook(String queue) {
        PlainClient client = plainClient();
        String large = "x".repeat(50_000);
        IntStream.range(0, 100).forEach(i -> client.send(queue, i + large));
        try (Stream<String> look = letterbox.receiver(ORDERS).browse()) {
            Iterator<String> each = look.iterator();
            assertThat(each.next()).startsWith("0x");
            broker.close();
            assertThatThrownBy(() ->
                            each.forEachRemaining(message -> assertThat(message).isNotEmpty()))
                    .isInstanceOf(MailboxException.Unreachable.class)
                    .hasMessageContaining("mailbox orders");
        }
    }

    @Test
    void anInterruptDoesNotCutALook() throws Exception {
        for (int i = 0; i < 20; i++) {
            letterbox.sender(ORDERS).send("order " + i);
        }
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        Thread.currentThread().interrupt();
        assertThat(seen(receiver)).hasSize(20);
        assertThat(Thread.interrupted()).isTrue();
    }
}

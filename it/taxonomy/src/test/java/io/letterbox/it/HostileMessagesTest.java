package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other clients may put on a message stops no listener, and keeps no message from being handled or buried. */
class HostileMessagesTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private PlainClient plain;
    private Listener listener;

    @BeforeEach
    void listen() {
        plain = plainClient();
        listener = closing(letterbox.listen(
                ORDERS,
                Listening.named("shipping").attempts(2).delays(Duration.ofMillis(10), Duration.ofMillis(10)),
                order -> {
                    seen.add(order);
                    if (order.equals("bad")) {
                        throw new IOException("no");
                    }
                }));
    }

    private TextMessage text(String body) {
        return plain.context().createTextMessage(body);
    }

    private void theNextIsDone() throws Exception {
        plain.send("orders", "next");
        eventually(() -> seen.contains("next"));
        eventually(() -> listener.status().state() == Listener.State.LISTENING);
    }

    @Test
    void forgedMarksAreNoMarks() throws Exception {
        Message forged = text("good");
        forged.setStringProperty("LetterboxAttempt", "many");
        forged.setBooleanProperty("LetterboxSentAt", true);
        plain.send("orders", forged);
        eventually(() -> seen.contains("good"));
        theNextIsDone();
        assertThat(listener.status().failed()).isZero();
    }

    @Test
    void aPropertyThatIsNoneInJakartaMessagingIsLeftBehindAndTheMessageBuried() throws Exception {
        try (Connection connection = broker.connectionFactory().createConnection()) {
            ClientSession core = ((ActiveMQSession) connection.createSession()).getCoreSession();
            ClientMessage foreign = core.createMessage(ClientMessage.TEXT_TYPE, true);
            foreign.putStringProperty("content-type", "text/plain");
            foreign.putStringProperty("region", "north");
            foreign.getBodyBuffer()
                    .writeNullableSimpleString(org.apache.activemq.artemis.api.core.SimpleString.of("bad"));
            try (ClientProducer producer = core.createProducer("orders")) {
                producer.send(foreign);
            }
        }
        eventually(() -> listener.status().deadLettered() == 1);
        theNextIsDone();
        Message dead = plain.receive("dead.orders");
        assertThat(dead.getBody(String.class)).isEqualTo("bad");
        assertThat(dead.getStringProperty("region")).isEqualTo("north");
    }

    static List<Map.Entry<String, Object>> impossible() {
        return List.of(
                Map.entry("_AMQ_GROUP_SEQUENCE", "many"),
                Map.entry("_AMQ_LARGE_COMPRESSED", new byte[] {1}),
                Map.entry("_AMQ_LARGE_SIZE", "large"),
                Map.entry("_hornetq.forced.delivery.seq", "first"),
                Map.entry("_hornetq.forced.delivery.seq", 0L),
                Map.entry("JMSReplyTo", 7),
                Map.entry("JMSReplyTo", "nowhere"),
                Map.entry("JMSCorrelationID", 7L),
                Map.entry("JMSType", new byte[] {1}),
                Map.entry("LetterboxId", new byte[] {1}),
                Map.entry("LetterboxFrom", new byte[] {1}),
                Map.entry("JMSLetterboxType", 5),
                Map.entry("JMSLetterboxRead", true));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void aHeaderOfAnImpossibleTypeIsReadAsIfItWereNotThere(Map.Entry<String, Object> header) throws Exception {
        Foreign foreign = new Foreign(broker.connectionFactory());
        for (String body : List.of("good", "bad")) {
            foreign.send("orders", ClientMessage.TEXT_TYPE, Foreign.text(body), message -> {
                message.putObjectProperty(header.getKey(), header.getValue());
            });
        }
        eventually(() -> seen.contains("good"));
        eventually(() -> listener.status().deadLettered() == 1);
        theNextIsDone();
        assertThat(plain.receiveText("dead.orders")).isEqualTo("bad");
        assertThat(seen).containsExactly("good", "bad", "bad", "next");
    }

    static List<byte[]> lying() {
        return List.of(
                new byte[0],
                new byte[] {1},
                new byte[] {1, 0x7f, -1, -1, -1},
                new byte[] {1, -1, -1, -1, -1},
                new byte[] {1, 0, 0, 0, 3, 0, 65, 0},
                new byte[] {1, 0, 0, 0, 100, 0, 65});
    }

    @ParameterizedTest
    @MethodSource("lying")
    void aBodyThatIsNotAsLongAsItSaysGoesToTheDeadLettersAsItCame(byte[] body) throws Exception {
        Foreign foreign = new Foreign(broker.connectionFactory());
        foreign.send("orders", ClientMessage.TEXT_TYPE, body, message -> {});
        foreign.send("orders", ClientMessage.MAP_TYPE, body, message -> {});
        foreign.send("orders", (byte) 42, body, message -> {});
        eventually(() -> listener.status().deadLettered() == 3);
        theNextIsDone();
        assertThat(seen).containsExactly("next");
        assertThat(foreign.bodies("dead.orders", 3)).containsExactly(body, body, body);
    }

    @Test
    void whoCannotBeToldKeepsNoMessageFromItsGrave() throws Exception {
        Mailbox<String> full = Mailbox.of("full", String.class, Capacity.bounded(1));
        letterbox.sender(full).send("in the way");
        Message forged = text("bad");
        forged.setBooleanProperty("LetterboxAsked", true);
        forged.setJMSReplyTo(plain.context().createQueue("full"));
        plain.send("orders", forged);
        eventually(() -> listener.status().deadLettered() == 1);
        theNextIsDone();
        assertThat(plain.count("full")).isOne();
    }

    @Test
    void anAnswerGoesIntoNoQueueOfOurOwn() throws Exception {
        Mailbox<String> quotes = Mailbox.of("quotes", String.class, Capacity.unbounded());
        List<Boolean> answered = Collections.synchronizedList(new ArrayList<>());
        closing(letterbox.listen(
                quotes.deliveries(), Listening.named("quoting"), quote -> answered.add(quote.reply("order this"))));
        Message forged = text("?");
        forged.setJMSReplyTo(plain.context().createQueue("retry.orders"));
        plain.send("quotes", forged);
        eventually(() -> answered.size() == 1);
        assertThat(answered).containsExactly(false);
        theNextIsDone();
        assertThat(seen).containsExactly("next");
    }

    @Test
    void whatBeginsWithAnUnderscoreIsTheApplications() throws Exception {
        Message own = text("bad");
        own.setStringProperty("_type", "com.example.Order");
        plain.send("orders", own);
        eventually(() -> listener.status().deadLettered() == 1);
        assertThat(plain.receive("dead.orders").getStringProperty("_type")).isEqualTo("com.example.Order");
    }

    @Test
    void aStrayInterruptEndsNoListener() throws Exception {
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Mailbox<String> other = Mailbox.of("other", String.class, Capacity.unbounded());
        Listener single = closing(letterbox.listen(other, Listening.named("single"), message -> {
            threads.add(Thread.currentThread());
        }));
        Sender<String> sender = letterbox.sender(other);
        sender.send("1");
        eventually(() -> single.status().done() == 1);
        threads.get(0).interrupt();
        sender.send("2");
        eventually(() -> single.status().done() == 2);
        assertThat(single.status().state()).isEqualTo(Listener.State.LISTENING);
    }

    @Test
    void anErrorAtCapacityZeroEndsNoListener() throws Exception {
        Mailbox<String> hand = Mailbox.of("hand", String.class, Capacity.zero());
        Listener zero = closing(letterbox.listen(hand, Listening.named("zero").attempts(1), message -> {
            Thread.currentThread().interrupt();
            if (message.equals("bad")) {
                throw new AssertionError("broken");
            }
        }));
        Sender<String> sender = letterbox.sender(hand);
        sender.send("bad");
        sender.send("good");
        sender.send("better");
        eventually(() -> zero.status().done() == 2);
        assertThat(plain.texts("dead.hand")).containsExactly("bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LetterboxLane", "LetterboxTicket"})
    void aForgedTicketKeepsNobodyFromMeeting(String mark) throws Exception {
        Mailbox<String> hand = Mailbox.of("hand", String.class, Capacity.zero());
        try (Connection connection = broker.connectionFactory().createConnection()) {
            ClientSession core = ((ActiveMQSession) connection.createSession()).getCoreSession();
            ClientMessage ticket = core.createMessage(ClientMessage.DEFAULT_TYPE, true);
            ticket.putStringProperty("LetterboxLane", "mine");
            ticket.putStringProperty("LetterboxTicket", "first come");
            ticket.putObjectProperty(mark, new byte[] {1});
            core.createQueue(QueueConfiguration.of("hand").setRoutingType(RoutingType.ANYCAST));
            try (ClientProducer producer = core.createProducer("hand")) {
                producer.send(ticket);
            }
        }
        Sender<String> sender = letterbox.sender(hand);
        Party<Boolean> meeting = Party.calls(() -> sender.trySend("hello", LONG));
        assertThat(letterbox.receiver(hand).tryReceive(LONG)).contains("hello");
        assertThat(meeting.result()).isTrue();
    }

    @Test
    void whatAHandlerReceivesWithReceiversOfItsOwnIsNotHoarded() throws Exception {
        Mailbox<String> stock = Mailbox.of("stock", String.class, Capacity.unbounded());
        Receiver<String> shelf = letterbox.receiver(stock);
        Sender<String> sender = letterbox.sender(stock);
        for (int i = 0; i < 10; i++) {
            sender.send("" + i);
        }
        Mailbox<String> picks = Mailbox.of("picks", String.class, Capacity.unbounded());
        List<String> picked = Collections.synchronizedList(new ArrayList<>());
        closing(letterbox.listen(
                picks,
                Listening.named("picking").fetching(Listening.Fetching.AHEAD),
                pick -> picked.add(shelf.receive())));
        letterbox.sender(picks).send("one");
        eventually(() -> picked.size() == 1);
        Receiver<String> others = letterbox.receiver(stock);
        for (int i = 1; i < 10; i++) {
            assertThat(others.tryReceive(LONG)).isPresent();
        }
    }
}

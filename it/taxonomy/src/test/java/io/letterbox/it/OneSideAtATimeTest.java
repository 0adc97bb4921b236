package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Delivery;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Old code on one side of a queue and Letterbox on the other: the body arrives, and so do the headers and properties. */
class OneSideAtATimeTest extends Cell {

    private static final String QUEUE = "crates";
    private static final Map<String, Object> PROPERTIES = Map.of(
            "flag", true, "octet", (byte) 1, "little", (short) 2, "count", 3, "big", 4L, "weight", 0.1f, "price", 0.1,
            "region", "north");

    private EmbeddedArtemis reachable;

    /** The old side has a connection factory of the provider's own, and connects by itself; so this broker listens. */
    @BeforeEach
    void listen() {
        reachable = transport == Transport.TCP
                ? broker
                : closing(EmbeddedArtemis.start(BrokerSettings.inMemory().port(0)));
        if (transport != Transport.TCP) {
            letterbox = closing(io.letterbox.Letterbox.over(reachable));
        }
    }

    private OldCode.Side old(OldCode api) throws JMSException {
        Login login = reachable.login().orElseThrow();
        ActiveMQConnectionFactory factory = closing(
                new ActiveMQConnectionFactory(reachable.uri().orElseThrow().toString()));
        factory.setDeserializationAllowList("io.letterbox.it,java.lang");
        return closing(api.over(factory, login.user(), login.password()));
    }

    private static Mailbox<Object> mailbox(Body body, Capacity capacity) {
        return new Mailbox<>(QUEUE, body.codec(), capacity);
    }

    private static void same(Object received, Object sent) {
        if (sent instanceof Map) { // In which arrays are compared by what is in them.
            assertThat(received).usingRecursiveComparison().isEqualTo(sent);
        } else {
            assertThat(received).isEqualTo(sent);
        }
    }

    private static Mailbox<String> texts() {
        return new Mailbox<>(QUEUE, Codec.text(), Capacity.unbounded());
    }

    static Stream<Arguments> cells() {
        return Stream.of(OldCode.values())
                .flatMap(api -> Stream.of(Body.values())
                        .flatMap(body -> Stream.of(Capacity.bounded(9), Capacity.unbounded())
                                .map(capacity -> Arguments.of(api, body, capacity))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatOldCodeSendsANewReceiverGets(OldCode api, Body body, Capacity capacity) throws Exception {
        OldCode.Side old = old(api);
        for (Object value : body.samples()) {
            Receiver<Object> receiver = letterbox.receiver(mailbox(body, capacity));
            old.send(QUEUE, old.create(session -> body.write(value, session)), OldCode.How.PLAIN);
            same(receiver.receive(), value);
            receiver.close();
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatANewSenderSendsOldCodeGets(OldCode api, Body body, Capacity capacity) throws Exception {
        OldCode.Side old = old(api);
        Sender<Object> sender = letterbox.sender(mailbox(body, capacity));
        for (Object value : body.samples()) {
            sender.send(value);
            same(body.read(old.receive(QUEUE)), value);
        }
    }

    @ParameterizedTest
    @EnumSource(OldCode.class)
    void aStreamIsRefusedByEveryCodecAndSaysWhatToDo(OldCode api) throws Exception {
        OldCode.Side old = old(api);
        for (Body body : Body.values()) {
            old.send(QUEUE, stream(old), OldCode.How.PLAIN);
            try (Receiver<Object> receiver = letterbox.receiver(mailbox(body, Capacity.unbounded()))) {
                assertThat(receiver.tryReceive()).isEmpty();
                assertThat(receiver.undecodable()).isOne();
            }
            Message dead = old.receive("dead." + QUEUE);
            assertThat(dead.getStringProperty("LetterboxReason"))
                    .contains("got a StreamMessage, which no codec of Letterbox reads")
                    .contains("have its sender send text, bytes or a map");
            assertThat(((StreamMessage) dead).readInt()).isEqualTo(7);
        }
    }

    private static Message stream(OldCode.Side old) throws JMSException {
        return old.create(session -> {
            StreamMessage stream = session.createStreamMessage();
            stream.writeInt(7);
            return stream;
        });
    }

    @ParameterizedTest
    @EnumSource(OldCode.class)
    void aNewReceiverSeesTheHeadersAndPropertiesThatOldCodeSet(OldCode api) throws Exception {
        OldCode.Side old = old(api);
        Message message = old.create(session -> session.createTextMessage("bread"));
        dress(message);
        message.setJMSReplyTo(old.create(session -> {
                    TextMessage carrier = session.createTextMessage();
                    carrier.setJMSReplyTo(session.createQueue("answers"));
                    return carrier;
                })
                .getJMSReplyTo());
        long before = System.currentTimeMillis();
        old.send(QUEUE, message, new OldCode.How(DeliveryMode.NON_PERSISTENT, 7, 60_000, 0));
        Delivery<String> delivery = letterbox.receiver(texts().deliveries()).receive();
        assertThat(delivery.message()).isEqualTo("bread");
        assertThat(delivery.type()).contains("order");
        assertThat(delivery.correlationId()).contains("C-7");
        assertThat(delivery.id()).isEqualTo(message.getJMSMessageID()).startsWith("ID:");
        assertThat(delivery.sentAt().toEpochMilli()).isBetween(before, System.currentTimeMillis());
        assertThat(delivery.from()).isEmpty();
        assertThat(delivery.properties()).containsExactlyInAnyOrderEntriesOf(withGroup());
        assertThat(delivery.reply("thanks")).isTrue();
        Message answer = old.receive("answers");
        assertThat(((TextMessage) answer).getText()).isEqualTo("thanks");
        assertThat(answer.getJMSCorrelationID()).isEqualTo("C-7");
    }

    private static void dress(Message message) throws JMSException {
        message.setJMSType("order");
        message.setJMSCorrelationID("C-7");
        for (Map.Entry<String, Object> property : withGroup().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
    }

    private static Map<String, Object> withGroup() {
        Map<String, Object> all = new HashMap<>(PROPERTIES);
        all.put("JMSXGroupID", "customer 7");
        return all;
    }

    @ParameterizedTest
    @EnumSource(OldCode.class)
    void oldCodeSeesTheHeadersAndPropertiesThatANewSenderSet(OldCode api) throws Exception {
        Options options = Options.defaults()
                .type("order")
                .correlationId("C-7")
                .priority(7)
                .timeToLive(Duration.ofMinutes(1))
                .delay(Duration.ofMillis(50))
                .durability(Options.Durability.NON_PERSISTENT);
        for (Map.Entry<String, Object> property : withGroup().entrySet()) {
            options = options.property(property.getKey(), property.getValue());
        }
        long before = System.currentTimeMillis();
        letterbox.sender(texts()).with(options).send("bread");
        Message message = old(api).receive(QUEUE);
        assertThat(((TextMessage) message).getText()).isEqualTo("bread");
        assertThat(message.getJMSType()).isEqualTo("order");
        assertThat(message.getJMSCorrelationID()).isEqualTo("C-7");
        assertThat(message.getJMSPriority()).isEqualTo(7);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(message.getJMSDeliveryTime()).isGreaterThanOrEqualTo(before + 50);
        assertThat(message.getJMSExpiration()).isBetween(before + 60_000, System.currentTimeMillis() + 61_000);
        assertThat(message.getJMSRedelivered()).isFalse();
        for (Map.Entry<String, Object> property : withGroup().entrySet()) {
            assertThat(message.getObjectProperty(property.getKey()))
                    .as(property.getKey())
                    .isEqualTo(property.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource(OldCode.class)
    void whatExpiresOrIsDelayedDoesSoWhoeverSentIt(OldCode api) throws Exception {
        OldCode.Side old = old(api);
        Receiver<String> receiver = letterbox.receiver(texts());
        long begin = System.nanoTime();
        old.send(QUEUE, text(old, "later"), new OldCode.How(DeliveryMode.PERSISTENT, 4, 0, 300));
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(receiver.receive()).isEqualTo("later");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(290);
        receiver.close();
        old.send(QUEUE, text(old, "short-lived"), new OldCode.How(DeliveryMode.PERSISTENT, 4, 1, 0));
        long sent = System.currentTimeMillis();
        eventually(() -> System.currentTimeMillis() > sent + 20);
        assertThat(letterbox.receiver(texts()).tryReceive()).isEmpty();
        assertThat(((TextMessage) old.receive("expired." + QUEUE)).getText()).isEqualTo("short-lived");
    }

    private static Message text(OldCode.Side old, String text) throws JMSException {
        return old.create(session -> session.createTextMessage(text));
    }

    @ParameterizedTest
    @EnumSource(OldCode.class)
    void headersAndPropertiesStayThroughRetriesAndIntoTheDeadLetters(OldCode api) throws Exception {
        OldCode.Side old = old(api);
        Message message = old.create(session -> {
            MapMessage map = session.createMapMessage();
            map.setInt("count", 3);
            return map;
        });
        dress(message);
        message.clearProperties(); // Without its group, which would be tried again in place.
        for (Map.Entry<String, Object> property : PROPERTIES.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        BlockingQueue<Delivery<Object>> attempts = new LinkedBlockingQueue<>();
        Listening twice = Listening.named("failing").attempts(2).delays(Duration.ofMillis(20), Duration.ofMillis(20));
        closing(letterbox.listen(mailbox(Body.MAP, Capacity.unbounded()).deliveries(), twice, delivery -> {
            attempts.add(delivery);
            throw new IOException("closed on Sundays");
        }));
        old.send(QUEUE, message, new OldCode.How(DeliveryMode.PERSISTENT, 7, 60_000, 0));
        Message dead = old.receive("dead." + QUEUE);
        assertThat(List.copyOf(attempts)).hasSize(2).allSatisfy(delivery -> {
            assertThat(delivery.message()).isEqualTo(Map.of("count", 3));
            assertThat(delivery.type()).contains("order");
            assertThat(delivery.correlationId()).contains("C-7");
            assertThat(delivery.id()).isEqualTo(message.getJMSMessageID());
            assertThat(delivery.properties()).containsExactlyInAnyOrderEntriesOf(PROPERTIES);
        });
        assertThat(((MapMessage) dead).getInt("count")).isEqualTo(3);
        assertThat(dead.getJMSType()).isEqualTo("order");
        assertThat(dead.getJMSCorrelationID()).isEqualTo("C-7");
        assertThat(dead.getJMSPriority()).isEqualTo(7);
        assertThat(dead.getJMSExpiration()).isZero(); // A dead letter does not expire.
        for (Map.Entry<String, Object> property : PROPERTIES.entrySet()) {
            assertThat(dead.getObjectProperty(property.getKey())).isEqualTo(property.getValue());
        }
    }
}

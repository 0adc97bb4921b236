package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.legacy.MapCodec;
import io.letterbox.legacy.ObjectCodec;
import io.letterbox.legacy.ObjectLimits;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.management.ObjectName;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Serialised objects are read if all their classes are listed; of others not even the class is loaded. */
class ObjectMessagesTest extends Cell {

    private static final ObjectCodec<Crate> CODEC =
            ObjectCodec.of(Crate.class, ArrayList.class, HashMap.class, UUID.class);

    private static Mailbox<Crate> crates(Codec<Crate> codec) {
        return new Mailbox<>("crates", codec, Capacity.unbounded());
    }

    // README: legacy
    static final Mailbox<Crate> CRATES =
            new Mailbox<>("crates", ObjectCodec.of(Crate.class, ArrayList.class, UUID.class), Capacity.unbounded());
    static final Mailbox<Map<String, Object>> PRICES =
            new Mailbox<>("prices", MapCodec.ofEntries(), Capacity.unbounded());
    // README: end

    /** Passes through a proxy, whose interfaces a message names too. */
    private record Echo() implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return method.getName();
        }
    }

    private static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** The bytes of the same with gadgets in the place of canaries. */
    private static byte[] armed(Object value) throws IOException {
        String text = new String(bytes(value), StandardCharsets.ISO_8859_1);
        assertThat(text).contains("io.letterbox.it.Canary");
        return text.replace("io.letterbox.it.Canary", "io.letterbox.it.Gadget").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends bytes as the body of an object message, whatever they are. */
    private static void sendObject(PlainClient client, byte[] body, int length) throws JMSException {
        BytesMessage raw = client.context().createBytesMessage();
        raw.writeInt(length);
        raw.writeBytes(body);
        ((ActiveMQMessage) raw).getCoreMessage().setType(org.apache.activemq.artemis.api.core.Message.OBJECT_TYPE);
        client.send("crates", raw);
    }

    private static void sendObject(PlainClient client, byte[] body) throws JMSException {
        sendObject(client, body, body.length);
    }

    /** What this virtual machine says of its classes. */
    private static String loadedClasses() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmClassHierarchy",
                        new Object[] {new String[] {}},
                        new String[] {String[].class.getName()});
    }

    static List<Object> allowed() {
        Map<String, Object> map = new HashMap<>(Map.of("since", UUID.fromString("0-0-0-0-1"), "at", Instant.EPOCH));
        return List.of(
                "bread",
                7,
                new BigDecimal("1.5"),
                new ArrayList<>(List.of(1L, 'c', true)),
                map,
                List.of("a", "b", "c"),
                Map.of("a", 1),
                Capacity.class.getName(),
                new Crate("inner", "nothing"),
                "x".repeat(300_000));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void anObjectOfListedClassesGoesBothWays(Object content) throws Exception {
        Crate crate = new Crate("a", content);
        PlainClient client = closing(new PlainClient(broker.connectionFactory(Crate.class)));
        client.send("crates", client.context().createObjectMessage(crate));
        assertThat(letterbox.receiver(crates(CODEC)).tryReceive()).contains(crate);
        letterbox.sender(crates(CODEC)).send(crate);
        assertThat(client.receive("crates").getBody(Crate.class)).isEqualTo(crate);
    }

    @Test
    void arraysOfListedClassesAreListedToo() throws Exception {
        Object[] contents = {new int[] {1, 2}, new Crate[][] {{new Crate("b", "c")}}, new String[] {"d"}, new byte[0]};
        PlainClient client = plainClient();
        client.send("crates", client.context().createObjectMessage(new Crate("a", contents)));
        Crate crate = letterbox.receiver(crates(CODEC)).receive();
        assertThat(Arrays.deepEquals((Object[]) crate.content(), contents)).isTrue();
    }

    static List<Object> nested() {
        Object proxy = Proxy.newProxyInstance(
                ObjectMessagesTest.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Echo());
        return List.of(
                new Canary(),
                new Crate("a", new Canary()),
                new Crate("a", new Crate("b", new Canary())),
                new Crate("a", new ArrayList<>(List.of(new Canary()))),
                new Crate("a", new HashMap<>(Map.of(new Canary(), 1))),
                new Crate("a", List.of(new Canary())),
                new Crate("a", new Canary[0]),
                new Crate("a", new Canary[][] {{}}),
                new Crate("a", Canary.class),
                new Crate("a", new Object[] {proxy, new Canary()}));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void aClassThatIsNotListedIsNotEvenLoadedHoweverDeepItIs(Object canary) throws Exception {
        PlainClient client = plainClient();
        sendObject(client, armed(canary));
        client.send("crates", client.context().createObjectMessage(new Crate("good", "bread")));
        Receiver<Crate> receiver = letterbox.receiver(crates(CODEC));
        assertThat(receiver.receive().label()).isEqualTo("good");
        assertThat(receiver.undecodable()).isOne();
        assertThat(loadedClasses()).contains("io.letterbox.it.Canary").doesNotContain("io.letterbox.it.Gadget");
        assertThat(System.getProperty("letterbox.gadget")).isNull();
        Message dead = client.receive("dead.crates");
        assertThat(dead.getStringProperty("LetterboxReason"))
                .contains("is not allowed")
                .contains("ObjectCodec.of");
    }

    @Test
    void aProxyIsNotMadeEvenIfItsHandlerIsListed() throws Exception {
        Object proxy = Proxy.newProxyInstance(
                ObjectMessagesTest.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Echo());
        PlainClient client = plainClient();
        client.send("crates", client.context().createObjectMessage(new Crate("a", proxy)));
        Codec<Crate> trusting = ObjectCodec.of(Crate.class, Echo.class, Comparable.class);
        assertThat(letterbox.receiver(crates(trusting)).tryReceive()).isEmpty();
        assertThat(client.receive("dead.crates").getStringProperty("LetterboxReason"))
                .contains("a proxy of java.lang.Comparable is not allowed");
    }

    @Test
    void theReasonNamesTheClass() throws Exception {
        PlainClient client = closing(new PlainClient(broker.connectionFactory(Crate.class)));
        client.send("crates", client.context().createObjectMessage(new Crate("a", new TreeMap<>(Map.of("b", 1)))));
        assertThat(letterbox.receiver(crates(CODEC)).tryReceive()).isEmpty();
        Message dead = client.receive("dead.crates");
        assertThat(dead.getStringProperty("LetterboxReason")).contains("class java.util.TreeMap is not allowed");
        assertThat(dead.getBody(Crate.class).content()).isEqualTo(Map.of("b", 1));
    }

    @Test
    void aSenderIsToldOfAClassThatNoReceiverReads() {
        assertThatThrownBy(() -> letterbox.sender(crates(CODEC)).send(new Crate("a", new Canary())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class io.letterbox.it.Canary is not allowed");
        assertThatThrownBy(() -> letterbox.sender(crates(CODEC)).send(new Crate("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void whatIsBeyondTheLimitsIsNotRead() throws Exception {
        Object deep = "bottom";
        for (int i = 0; i < 40; i++) {
            deep = new Crate("level", deep);
        }
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            many.add(new Crate("one of many " + i, i));
        }
        ObjectCodec<Crate> strict = CODEC.within(new ObjectLimits(100_000, 32, 1_000, 10_000));
        PlainClient client = plainClient();
        for (Object content :
                List.of("x".repeat(100_001), new int[10_001], deep, new ArrayList<>(many.subList(0, 600)))) {
            client.send("crates", client.context().createObjectMessage(new Crate("a", content)));
        }
        assertThat(letterbox.receiver(crates(strict)).tryReceive()).isEmpty();
        for (String reason :
                List.of("100000 is the limit", "an array of 10001", "deeper than 32", "more than 1000 references")) {
            assertThat(client.receive("dead.crates").getStringProperty("LetterboxReason"))
                    .contains(reason);
        }
    }

    @Test
    void brokenBodiesGoToTheDeadLetters() throws Exception {
        PlainClient client = plainClient();
        byte[] good = bytes(new Crate("a", "b"));
        sendObject(client, Arrays.copyOf(good, good.length - 3));
        sendObject(client, "no object at all".getBytes(StandardCharsets.UTF_8));
        sendObject(client, good, good.length + 100);
        sendObject(client, good, -1);
        sendObject(client, new byte[0]);
        client.send("crates", client.context().createObjectMessage());
        client.send("crates", client.context().createObjectMessage("a string, and no crate"));
        client.send("crates", "a text");
        Receiver<Crate> receiver = letterbox.receiver(crates(CODEC));
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(receiver.undecodable()).isEqualTo(8);
        List<String> reasons = client.browse("dead.crates").stream()
                .map(ObjectMessagesTest::reason)
                .toList();
        assertThat(reasons.get(0)).contains("EOFException");
        assertThat(reasons.get(1)).contains("StreamCorruptedException");
        assertThat(reasons.subList(2, 4)).allMatch(reason -> reason.contains("not as long as it says"));
        assertThat(reasons.subList(4, 6)).containsOnly("an ObjectMessage without a body");
        assertThat(reasons.get(6)).contains("expected an object of class io.letterbox.it.Crate", "java.lang.String");
        assertThat(reasons.get(7)).contains("expected a ObjectMessage, got a TextMessage");
    }

    private static String reason(Message message) {
        try {
            return message.getStringProperty("LetterboxReason");
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void theListIsPartOfTheValue() {
        assertThat(CRATES).isEqualTo(crates(ObjectCodec.of(Crate.class, UUID.class, ArrayList.class)));
        assertThat(PRICES.codec()).isEqualTo(MapCodec.ofEntries());
        assertThat(ObjectCodec.of(Crate.class, UUID.class)).isEqualTo(ObjectCodec.of(Crate.class, UUID.class));
        assertThat(ObjectCodec.of(Crate.class, UUID.class)).isNotEqualTo(ObjectCodec.of(Crate.class));
        assertThat(CODEC.within(new ObjectLimits(1, 1, 1, 0))).isNotEqualTo(CODEC);
    }
}

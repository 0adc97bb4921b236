package io.letterbox.it.faults;

import io.letterbox.it.faults.Letter.Body;
import io.letterbox.it.faults.Letter.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.Message;

/** Messages from a seed: good ones, and all that hostile or broken senders could think of. */
final class HostileMail {

    /** The property by which each message is known. */
    static final String ID = "id";

    private static final String COMPRESSED = Message.HDR_LARGE_COMPRESSED.toString();
    private static final String SIZE = Message.HDR_LARGE_BODY_SIZE.toString();
    private static final int MEBIBYTE = 1 << 20;
    private static final List<Byte> TYPES = List.of(
            Message.DEFAULT_TYPE,
            Message.OBJECT_TYPE,
            Message.TEXT_TYPE,
            Message.BYTES_TYPE,
            Message.MAP_TYPE,
            Message.STREAM_TYPE,
            (byte) 42,
            (byte) -1);

    private final Random random;
    private final OddHeaders odd;
    private final HostileJson json;
    private final byte[] bomb = Bodywork.compressed(Bodywork.textOf(90 * MEBIBYTE), 90L * MEBIBYTE);

    HostileMail(Random random) {
        this.random = random;
        this.odd = new OddHeaders(random);
        this.json = new HostileJson(random);
    }

    /** The next message; every so often one whose body is large, or inflates. */
    Letter next(int number) {
        if (number % 400 == 200) {
            return bomb();
        }
        if (number % 1_000 == 500) {
            return large(number % 20_000 == 1_500 ? 64 : 2);
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> good(odd.harmless(), Fate.RECEIVED);
            case 3 -> good(odd.any(), Fate.EITHER);
            case 4 -> ofAnotherType();
            case 5, 6 -> text("orders", json.next(), Fate.DEAD);
            case 7 -> lying();
            case 8 -> brokenCompression();
            default -> object();
        };
    }

    private String queue() {
        List<String> queues = MailReader.queues();
        return queues.get(random.nextInt(queues.size()));
    }

    private static Letter text(String queue, String text, Fate fate) {
        return new Letter(fate, queue, Message.TEXT_TYPE, new Body(Bodywork.text(text), 0), Map.of());
    }

    private static byte typeOf(String queue) {
        return switch (queue) {
            case "blocks" -> Message.BYTES_TYPE;
            case "crates" -> Message.OBJECT_TYPE;
            case "inbox.clerk.questions" -> Message.MAP_TYPE;
            default -> Message.TEXT_TYPE;
        };
    }

    private byte[] goodBody(String queue) {
        return switch (queue) {
            case "orders" -> Bodywork.text(json.good());
            case "texts" -> Bodywork.text(characters());
            case "blocks" -> bytes(random.nextInt(300));
            case "crates" -> Bodywork.object(new Crate(characters(), random.nextInt()));
            default -> Bodywork.map(entries());
        };
    }

    /** Any characters at all, halves of pairs too. */
    private String characters() {
        char[] characters = new char[random.nextInt(100)];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (random.nextBoolean() ? random.nextInt(0x10000) : 0xd800 + random.nextInt(0x800));
        }
        return new String(characters);
    }

    private byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        random.nextBytes(bytes);
        return bytes;
    }

    private Map<String, Object> entries() {
        Map<String, Object> entries = new HashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            entries.put(characters(), random.nextBoolean() ? characters() : bytes(random.nextInt(20)));
        }
        return entries;
    }

    private Letter good(Map<String, Object> marks, Fate fate) {
        String queue = queue();
        byte[] body = goodBody(queue);
        if (fate == Fate.EITHER || random.nextInt(4) > 0) {
            return new Letter(fate, queue, typeOf(queue), new Body(body, 0), marks);
        }
        Map<String, Object> compressed = new TreeMap<>(marks);
        compressed.put(COMPRESSED, true);
        compressed.put(SIZE, (long) (random.nextBoolean() ? body.length : random.nextInt()));
        return new Letter(fate, queue, typeOf(queue), new Body(Bodywork.compressed(body, 0), 0), compressed);
    }

    private Letter ofAnotherType() {
        String queue = queue();
        List<Byte> others = new ArrayList<>(TYPES);
        others.remove((Byte) typeOf(queue));
        byte type = others.get(random.nextInt(others.size()));
        return new Letter(Fate.DEAD, queue, type, new Body(goodBody(queue()), 0), odd.harmless());
    }

    /** A body that says of itself what is not so. */
    private Letter lying() {
        int length = List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 100_000, 1 << 30)
                .get(random.nextInt(5));
        byte[] few = bytes(random.nextInt(50));
        return switch (random.nextInt(4)) {
            case 0 ->
                new Letter(Fate.DEAD, "texts", Message.TEXT_TYPE, new Body(Bodywork.textOf(length), 0), odd.harmless());
            case 1 ->
                new Letter(
                        Fate.DEAD, "crates", Message.OBJECT_TYPE, new Body(Bodywork.sized(few, length), 0), Map.of());
            case 2 -> {
                byte[] map = Bodywork.map(Map.of("name", "value", "other", bytes(8)));
                byte[] cut = Arrays.copyOf(map, 1 + random.nextInt(map.length - 1));
                yield new Letter(
                        Fate.DEAD, "inbox.clerk.questions", Message.MAP_TYPE, new Body(cut, 0), odd.harmless());
            }
            default ->
                new Letter(
                        Fate.DEAD,
                        "inbox.clerk.questions",
                        Message.MAP_TYPE,
                        new Body(Bodywork.textOf(length), 0), // A number of entries, and none of them.
                        Map.of());
        };
    }

    private Letter brokenCompression() {
        String queue = random.nextBoolean() ? "texts" : "orders";
        byte[] whole = Bodywork.compressed(bytes(100 + random.nextInt(200)), 0);
        byte[] body = random.nextBoolean() ? Arrays.copyOf(whole, whole.length / 2) : bytes(whole.length);
        Map<String, Object> marks =
                random.nextBoolean() ? Map.of(COMPRESSED, true) : Map.of(COMPRESSED, "true", SIZE, Long.MAX_VALUE);
        return new Letter(Fate.DEAD, queue, Message.TEXT_TYPE, new Body(body, 0), marks);
    }

    private Letter object() {
        Crate trap = new Crate("trap", new Trap());
        byte[] body = random.nextBoolean() ? Bodywork.object(trap) : Bodywork.object(new Trap());
        return new Letter(Fate.DEAD, queue(), Message.OBJECT_TYPE, new Body(body, 0), odd.harmless());
    }

    private Letter bomb() {
        String queue = queue();
        long claimed = random.nextBoolean() ? 10 : 90L * MEBIBYTE;
        return new Letter(Fate.DEAD, queue, typeOf(queue), new Body(bomb, 0), Map.of(COMPRESSED, true, SIZE, claimed));
    }

    private Letter large(int mebibytes) {
        String queue = queue();
        int length = mebibytes * MEBIBYTE + MEBIBYTE;
        return new Letter(Fate.DEAD, queue, typeOf(queue), new Body(Bodywork.textOf(length), length), Map.of());
    }
}

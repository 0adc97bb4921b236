package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.BodyLimits;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.legacy.MapCodec;
import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is beyond the limits is neither sent nor read: it goes to the dead letters as it came, and its receiver waits on. */
class BodyLimitsTest extends Cell {

    /** What a mailbox holds. */
    public record Box(int number, List<Box> inside) {}

    private static final int BYTES = 1_000;
    private static final String TOO_LONG = "x".repeat(BYTES + 1);
    private static final int MEBIBYTE = 1 << 20;
    /** The engine says now and then, and not always, that nothing follows. */
    private static final int LOOKS = 40;

    private static final Mailbox<String> TEXTS = Mailbox.of("texts", String.class, Capacity.unbounded());
    private static final Mailbox<byte[]> BLOCKS = Mailbox.of("blocks", byte[].class, Capacity.unbounded());
    private static final Mailbox<Box> BOXES = Mailbox.of("boxes", Box.class, Capacity.unbounded());
    private static final Mailbox<Map<String, Object>> MAPS =
            new Mailbox<>("maps", MapCodec.ofEntries(), Capacity.unbounded());

    private Letterbox strict;
    private PlainClient plain;
    private Foreign foreign;

    @BeforeEach
    void open() {
        strict = letterbox(Settings.defaults().limits(new BodyLimits(BYTES, 4)));
        plain = plainClient();
        foreign = new Foreign(broker.connectionFactory());
    }

    private Message dead(String queue, String reason) throws Exception {
        Message dead = plain.receive("dead." + queue);
        assertThat(dead.getStringProperty("LetterboxReason")).contains(reason, "limit");
        assertThat(plain.count("dead." + queue)).isZero();
        return dead;
    }

    @Test
    void aLongTextIsNotReceived() throws Exception {
        Receiver<String> receiver = strict.receiver(TEXTS);
        plain.send("texts", TOO_LONG);
        plain.send("texts", "ü".repeat(BYTES / 2));
        assertThat(receiver.receive()).startsWith("ü");
        assertThat(dead("texts", "1001 bytes").getBody(String.class)).isEqualTo(TOO_LONG);
        plain.send("texts", "€".repeat(BYTES / 2));
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(receiver.undecodable()).isEqualTo(2);
    }

    @Test
    void manyBytesAreNotReceived() throws Exception {
        BytesMessage many = plain.context().createBytesMessage();
        many.writeBytes(new byte[BYTES + 1]);
        BytesMessage few = plain.context().createBytesMessage();
        few.writeBytes(new byte[BYTES]);
        plain.send("blocks", many);
        plain.send("blocks", few);
        assertThat(strict.receiver(BLOCKS).receive()).hasSize(BYTES);
        assertThat(dead("blocks", "1001 bytes").getBody(byte[].class)).hasSize(BYTES + 1);
    }

    @Test
    void aBigMapIsNotReceived() throws Exception {
        MapMessage big = plain.context().createMapMessage();
        big.setString("name", "x".repeat(BYTES));
        MapMessage small = plain.context().createMapMessage();
        small.setString("name", "x");
        plain.send("maps", big);
        plain.send("maps", small);
        assertThat(strict.receiver(MAPS).receive()).isEqualTo(Map.of("name", "x"));
        assertThat(((MapMessage) dead("maps", "1004 bytes")).getString("name")).hasSize(BYTES);
    }

    @Test
    void deepJsonIsNotParsed() throws Exception {
        String deep = "{\"number\": 1, \"inside\": [{\"number\": 2, \"inside\": [{\"number\": 3}]}]}";
        plain.send("boxes", deep);
        plain.send("boxes", "{\"number\": 1, \"inside\": [{\"number\": 2}]}");
        assertThat(strict.receiver(BOXES).receive().inside()).hasSize(1);
        assertThat(dead("boxes", "deeper than 4").getBody(String.class)).isEqualTo(deep);
    }

    @Test
    void aSenderIsToldThatNothingWasSent() throws Exception {
        Sender<String> texts = strict.sender(TEXTS);
        Box deep = new Box(1, List.of(new Box(2, List.of(new Box(3, List.of())))));
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> sends = List.of(
                () -> texts.send(TOO_LONG),
                () -> texts.trySendAsync(TOO_LONG),
                () -> strict.unit(() -> texts.trySend(TOO_LONG)),
                () -> strict.sender(BLOCKS).send(new byte[BYTES + 1]),
                () -> strict.sender(MAPS).send(Map.of("name", TOO_LONG)),
                () -> strict.sender(BOXES).send(deep));
        for (var send : sends) {
            assertThatThrownBy(send)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is the limit");
        }
        for (String queue : List.of("texts", "blocks", "maps", "boxes")) {
            assertThat(plain.count(queue)).isZero();
        }
        texts.send("short");
        assertThat(plain.receiveText("texts")).isEqualTo("short");
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 4L * MEBIBYTE, Integer.MAX_VALUE, Long.MAX_VALUE, -1})
    void aSmallBodyThatInflatesIsNotInflatedWhateverItSaysOfItself(long claimed) throws Exception {
        byte[] bomb = Foreign.compressed(Foreign.text(" ".repeat(2 * MEBIBYTE)));
        Receiver<String> receiver = letterbox.receiver(TEXTS);
        foreign.send("texts", ClientMessage.TEXT_TYPE, bomb, Foreign.inflatingTo(claimed));
        plain.send("texts", "good");
        assertThat(receiver.receive()).isEqualTo("good");
        assertThat(receiver.undecodable()).isOne();
        if (claimed == 4L * MEBIBYTE) {
            assertThat(dead("texts", "inflates to more than").getBody(String.class))
                    .isEqualTo(" ".repeat(2 * MEBIBYTE));
        }
    }

    /** So many that hardly become fewer when they are compressed. */
    private static String letters(int number) {
        return new Random(7)
                .ints(number, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aLargeBodyIsSentOnAsItCame() throws Exception {
        Receiver<byte[]> blocks = strict.receiver(BLOCKS);
        Receiver<String> texts = strict.receiver(TEXTS);
        Receiver<Box> boxes = strict.receiver(BOXES);
        String text = letters(400_000);
        byte[] noise = Foreign.compressed(Foreign.text(text));
        foreign.stream("blocks", ClientMessage.BYTES_TYPE, noise, message -> message.putStringProperty("v", "1"));
        plain.send("texts", text);
        foreign.stream("boxes", ClientMessage.TEXT_TYPE, noise, Foreign.inflatingTo(9));
        assertThat(blocks.tryReceive()).isEmpty();
        assertThat(texts.tryReceive(message -> {})).isFalse();
        assertThat(boxes.tryReceive()).isEmpty();
        assertThat(dead("texts", "is the limit").getBody(String.class)).isEqualTo(text);
        assertThat(dead("boxes", "is the limit").getBody(String.class)).isEqualTo(text);
        Settings generous = Settings.defaults().destination("blocks", "dead.blocks");
        var dead = letterbox(generous).receiver(BLOCKS.deliveries()).receive();
        assertThat(dead.message()).isEqualTo(noise);
        assertThat(dead.properties()).isEqualTo(Map.of("v", "1"));
    }

    @Test
    void whatIsLargeAndWithinTheLimitIsReceived() throws Exception {
        String text = "ü".repeat(MEBIBYTE / 2);
        String noise = letters(400_000);
        plain.send("texts", text);
        foreign.send("texts", ClientMessage.TEXT_TYPE, Foreign.compressed(Foreign.text(text)), Foreign.inflatingTo(9));
        foreign.stream(
                "texts", ClientMessage.TEXT_TYPE, Foreign.compressed(Foreign.text(noise)), Foreign.inflatingTo(9));
        Receiver<String> receiver = letterbox.receiver(TEXTS);
        assertThat(receiver.receive()).isEqualTo(text);
        assertThat(receiver.receive()).isEqualTo(text);
        assertThat(receiver.receive()).isEqualTo(noise);
        assertThat(receiver.undecodable()).isZero();
    }

    @Test
    void whatIsLargeAndFailsIsTriedAgainAndBuriedAsItCame() throws Exception {
        String text = "ü".repeat(MEBIBYTE / 2);
        Listening twice = Listening.named("reading").attempts(2);
        var listener = closing(letterbox.listen(
                TEXTS, twice.delays(java.time.Duration.ofMillis(10), java.time.Duration.ofMillis(10)), message -> {
                    throw new IOException("read " + message.length());
                }));
        plain.send("texts", text);
        foreign.send(
                "texts",
                ClientMessage.TEXT_TYPE,
                Foreign.compressed(Foreign.text(text)),
                Foreign.inflatingTo(2L * text.length() + 5));
        eventually(() -> listener.status().deadLettered() == 2);
        for (int i = 0; i < 2; i++) {
            Message dead = plain.receive("dead.texts");
            assertThat(dead.getStringProperty("LetterboxReason")).isEqualTo("read " + text.length());
            assertThat(dead.getIntProperty("LetterboxAttempts")).isEqualTo(2);
            assertThat(dead.getBody(String.class)).isEqualTo(text);
        }
    }

    @Test
    void aLookPassesOverIt() throws Exception {
        plain.send("texts", "ü".repeat(2 * MEBIBYTE));
        plain.send("texts", "good");
        Receiver<String> receiver = letterbox.receiver(TEXTS);
        for (int look = 0; look < LOOKS; look++) {
            try (var waiting = receiver.browse()) {
                assertThat(waiting).as("look %d", look).containsExactly("good");
            }
        }
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() throws Exception {
        closing(letterbox.listen(
                TEXTS.deliveries(), Listening.named("answering"), asked -> asked.reply("x".repeat(MEBIBYTE))));
        Requester<String, String> modest = closing(strict.requester(TEXTS, String.class));
        assertThatThrownBy(() -> modest.request("?", LONG))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("is the limit");
    }
}

package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Settings;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plain Jakarta Messaging clients meet Letterbox half-way, with no knowledge of it. */
class WireFormatTest extends Cell {

    /** A line of an order. */
    public record Line(String article, int count) {}

    /** An order, with what records are made of. */
    public record Order(int number, Optional<String> note, Instant at, List<Line> lines) {}

    private static final Order ORDER =
            new Order(7, Optional.of("soon"), Instant.parse("2025-01-01T00:00:00Z"), List.of(new Line("bread", 2)));

    @Test
    void aStringIsATextMessage() throws Exception {
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, Capacity.unbounded());
        letterbox.sender(mailbox).send("grüße");
        Message message = plainClient().receive("orders");
        assertThat(message).isInstanceOf(TextMessage.class);
        assertThat(message.getBody(String.class)).isEqualTo("grüße");
        plainClient().send("orders", "grüße zurück");
        assertThat(letterbox.receiver(mailbox).receive()).isEqualTo("grüße zurück");
    }

    @Test
    void bytesAreABytesMessage() throws Exception {
        Mailbox<byte[]> mailbox = Mailbox.of("letters", byte[].class, Capacity.bounded(2));
        letterbox.sender(mailbox).send(new byte[] {1, 2, 3});
        PlainClient client = plainClient();
        Message message = client.receive("letters");
        assertThat(message).isInstanceOf(BytesMessage.class);
        assertThat(message.getBody(byte[].class)).containsExactly(1, 2, 3);
        BytesMessage back = client.context().createBytesMessage();
        back.writeBytes(new byte[] {4, 5});
        client.send("letters", back);
        assertThat(letterbox.receiver(mailbox).receive()).containsExactly(4, 5);
        letterbox.sender(mailbox).send(new byte[0]);
        assertThat(letterbox.receiver(mailbox).receive()).isEmpty();
    }

    @Test
    void anyOtherTypeIsJsonInATextMessage() throws Exception {
        Mailbox<Order> mailbox = Mailbox.of("orders", Order.class, Capacity.unbounded());
        letterbox.sender(mailbox).send(ORDER);
        PlainClient client = plainClient();
        String json = client.receiveText("orders");
        assertThat(json).contains("\"number\":7", "\"note\":\"soon\"", "\"article\":\"bread\"");
        client.send("orders", json);
        assertThat(letterbox.receiver(mailbox).receive()).isEqualTo(ORDER);
    }

    @Test
    void aBroadcastIsTheTopicOfItsName() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        PlainClient client = plainClient();
        JMSContext context = client.context();
        try (JMSConsumer consumer = context.createConsumer(context.createTopic("prices"))) {
            letterbox.sender(prices).send("1");
            assertThat(consumer.receiveBody(String.class, LONG.toMillis())).isEqualTo("1");
        }
        Receiver<String> live = letterbox.receiver(prices.live());
        Receiver<String> audit = letterbox.receiver(prices.subscription("audit"));
        client.producer().send(context.createTopic("prices"), "2");
        assertThat(live.receive()).isEqualTo("2");
        assertThat(audit.receive()).isEqualTo("2");
    }

    @Test
    void inboxesAndLinksAreQueuesOfDocumentedNames() throws Exception {
        Inbox<String> inbox = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());
        Link<String> link = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());
        PlainClient client = plainClient();
        letterbox.sender(inbox).send("1");
        assertThat(client.receiveText("inbox.clerk.questions")).isEqualTo("1");
        letterbox(Settings.defaults().self("desk")).sender(link).send("2");
        assertThat(client.receiveText("link.desk.depot.parcels")).isEqualTo("2");
        client.send("link.desk.depot.parcels", "3");
        assertThat(letterbox(Settings.defaults().self("depot")).receiver(link).receive())
                .isEqualTo("3");
    }

    @Test
    void aPlainMessageIsADeliveryToo() throws Exception {
        PlainClient client = plainClient();
        Message message = client.context().createTextMessage("1");
        message.setStringProperty("region", "north");
        client.send("orders", message);
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, Capacity.unbounded());
        Delivery<String> delivery = letterbox.receiver(mailbox.deliveries()).receive();
        assertThat(delivery.from()).isEmpty();
        assertThat(delivery.attempt()).isOne();
        assertThat(delivery.id()).isEqualTo(message.getJMSMessageID());
        assertThat(delivery.properties()).containsOnlyKeys("region");
        assertThat(delivery.sentAt()).isEqualTo(Instant.ofEpochMilli(message.getJMSTimestamp()));
    }

    @Test
    void foreignBodiesGoToTheDeadLetters() throws Exception {
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, Capacity.unbounded());
        PlainClient client = plainClient();
        JMSContext context = client.context();
        MapMessage map = context.createMapMessage();
        map.setString("article", "bread");
        StreamMessage stream = context.createStreamMessage();
        stream.writeInt(7);
        BytesMessage bytes = context.createBytesMessage();
        bytes.writeBytes("bytes".getBytes(StandardCharsets.UTF_8));
        List<Message> foreign = List.of(
                map, stream, bytes, context.createObjectMessage("object"), context.createMessage(),
                context.createTextMessage());
        for (Message message : foreign) {
            client.send("orders", message);
        }
        client.send("orders", "good");
        Receiver<String> receiver = letterbox.receiver(mailbox);
        assertThat(receiver.receive()).isEqualTo("good");
        assertThat(receiver.undecodable()).isEqualTo(foreign.size());
        List<String> reasons = List.of(
                "got a MapMessage",
                "got a StreamMessage",
                "got a BytesMessage",
                "got a ObjectMessage",
                "got a Message without a body",
                "without a body");
        for (String reason : reasons) {
            Message dead = client.receive("dead.orders");
            assertThat(dead.getStringProperty("LetterboxReason")).contains(reason);
            if (dead instanceof MapMessage kept) {
                assertThat(kept.getString("article")).isEqualTo("bread");
            }
        }
    }
}

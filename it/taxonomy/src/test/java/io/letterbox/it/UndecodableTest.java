package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that cannot be decoded moves to the dead letters with the reason on it, and its receiver waits on. */
class UndecodableTest extends Cell {

    /** What a mailbox holds. */
    public record Order(int number) {}

    private static final String BROKEN = "{\"number\": ";

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(5), Capacity.unbounded()};
    }

    private static Mailbox<Order> mailbox(Capacity capacity) {
        return Mailbox.of("orders", Order.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void itMovesToTheDeadLettersAndTheReceiverWaitsOn(Capacity capacity) throws Exception {
        Receiver<Order> receiver = letterbox.receiver(mailbox(capacity));
        PlainClient client = plainClient();
        Party<Order> taker = Party.calls(receiver::receive);
        Message broken = client.context().createTextMessage(BROKEN);
        broken.setStringProperty("origin", "elsewhere");
        client.send("orders", broken);
        eventually(() -> receiver.undecodable() == 1);
        taker.waitsFor(A_WHILE);
        letterbox.sender(mailbox(capacity)).send(new Order(7));
        assertThat(taker.result()).isEqualTo(new Order(7));

        Message dead = client.receive("dead.orders");
        assertThat(dead.getBody(String.class)).isEqualTo(BROKEN);
        assertThat(dead.getStringProperty("LetterboxReason"))
                .contains("no JSON of")
                .contains("Order");
        assertThat(dead.getStringProperty("LetterboxException")).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(dead.getStringProperty("LetterboxAddress")).isEqualTo("orders");
        assertThat(dead.getIntProperty("LetterboxAttempts")).isOne();
        assertThat(dead.getLongProperty("LetterboxFailedAt")).isPositive();
        assertThat(dead.getStringProperty("origin")).isEqualTo("elsewhere");
        assertThat(client.count("dead.orders")).isZero();
    }

    @Test
    void aTryReceiveReturnsTheGoodOneBehindIt() throws Exception {
        PlainClient client = plainClient();
        Receiver<Order> receiver = letterbox.receiver(mailbox(Capacity.unbounded()));
        client.send("orders", BROKEN);
        client.send("orders", "null");
        client.send("orders", "{\"number\": 1}{\"number\": 2}");
        client.send("orders", "{\"number\": 1}]");
        letterbox.sender(mailbox(Capacity.unbounded())).send(new Order(7));
        assertThat(receiver.tryReceive()).contains(new Order(7));
        assertThat(receiver.undecodable()).isEqualTo(4);
        assertThat(client.count("dead.orders")).isEqualTo(4);
    }

    @Test
    void aHandlerNeverSeesIt() throws Exception {
        PlainClient client = plainClient();
        Receiver<Order> receiver = letterbox.receiver(mailbox(Capacity.unbounded()));
        client.send("orders", BROKEN);
        assertThat(receiver.tryReceive(received -> assertThat(received).isNull()))
                .isFalse();
        assertThat(client.count("dead.orders")).isOne();
    }

    @Test
    void itFreesItsPlaceInABoundedMailbox() throws Exception {
        Mailbox<Order> shelf = mailbox(Capacity.bounded(1));
        Receiver<Order> receiver = letterbox.receiver(shelf);
        plainClient().send("orders", BROKEN);
        assertThat(letterbox.sender(shelf).trySend(new Order(7))).isFalse();
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(letterbox.sender(shelf).trySend(new Order(7))).isTrue();
    }

    @Test
    void atCapacityZeroItsSenderIsToldThatItWasTaken() throws Exception {
        Mailbox<String> given = Mailbox.of("hand", String.class, Capacity.zero());
        Receiver<Order> receiver = letterbox.receiver(Mailbox.of("hand", Order.class, Capacity.zero()));
        Party<Order> taker = Party.calls(receiver::receive);
        assertThat(letterbox.sender(given).trySend(BROKEN, LONG)).isTrue();
        letterbox.sender(given).send("{\"number\": 7}");
        assertThat(taker.result()).isEqualTo(new Order(7));
        assertThat(receiver.undecodable()).isOne();
        assertThat(plainClient().receiveText("dead.hand")).isEqualTo(BROKEN);
    }

    @Test
    void eachSubscriptionBuriesItsOwnCopy() throws Exception {
        Broadcast<Order> prices = Broadcast.of("prices", Order.class);
        Receiver<Order> live = letterbox.receiver(prices.live());
        Receiver<Order> audit = letterbox.receiver(prices.subscription("audit"));
        letterbox.sender(Broadcast.of("prices", String.class)).send(BROKEN);
        letterbox.sender(prices).send(new Order(7));
        assertThat(live.receive()).isEqualTo(new Order(7));
        assertThat(audit.receive()).isEqualTo(new Order(7));
        assertThat(plainClient().count("dead.prices")).isEqualTo(2);
    }

    @Test
    void aCodecThatFailsForAnyReasonDoesNotStopItsReceiver() throws Exception {
        Codec<String> moody = new Codec<>() {
            @Override
            public Message encode(String value, Session session) throws jakarta.jms.JMSException {
                return session.createTextMessage(value);
            }

            @Override
            public String decode(Message message) throws jakarta.jms.JMSException {
                String text = message.getBody(String.class);
                return switch (text) {
                    case "null pointer" -> throw new NullPointerException();
                    case "format" -> throw new jakarta.jms.MessageFormatException("not mine");
                    default -> text;
                };
            }
        };
        Mailbox<String> mailbox = new Mailbox<>("orders", moody, Capacity.unbounded());
        letterbox.sender(mailbox).send("null pointer");
        letterbox.sender(mailbox).send("format");
        letterbox.sender(mailbox).send("good");
        Receiver<String> receiver = letterbox.receiver(mailbox);
        assertThat(receiver.receive()).isEqualTo("good");
        assertThat(receiver.undecodable()).isEqualTo(2);
    }
}

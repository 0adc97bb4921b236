package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked for a message besides its address, through a view of the sender. */
class OptionsTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Options DEFAULTS = Options.defaults();

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @Test
    void aViewLeavesTheSenderAsItIs() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        Sender<String> urgent = sender.with(DEFAULTS.priority(9).property("urgent", true));
        sender.send("1");
        urgent.send("2");
        sender.send("3");
        PlainClient client = plainClient();
        Message second = client.receive("orders");
        assertThat(second.getBody(String.class)).isEqualTo("2");
        assertThat(second.getJMSPriority()).isEqualTo(9);
        assertThat(second.getBooleanProperty("urgent")).isTrue();
        Message first = client.receive("orders");
        assertThat(first.getBody(String.class)).isEqualTo("1");
        assertThat(first.getJMSPriority()).isEqualTo(4);
        assertThat(first.propertyExists("urgent")).isFalse();
        assertThat(urgent.address()).isEqualTo(sender.address());
    }

    @Test
    void aDelayedMessageComesLaterAndNotBefore() throws Exception {
        Receiver<String> receiver = letterbox.receiver(ORDERS);
        long begin = System.nanoTime();
        letterbox.sender(ORDERS).with(DEFAULTS.delay(Duration.ofMillis(400))).send("later");
        letterbox.sender(ORDERS).send("now");
        assertThat(receiver.receive()).isEqualTo("now");
        assertThat(receiver.receive()).isEqualTo("later");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }

    @Test
    void aDelayedMessageTakesItsPlaceInABoundedMailbox() {
        Sender<String> sender = letterbox.sender(Mailbox.of("shelf", String.class, Capacity.bounded(1)));
        assertThat(sender.with(DEFAULTS.delay(Duration.ofMinutes(1))).trySend("later"))
                .isTrue();
        assertThat(sender.trySend("now")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void anExpiredMessageIsNotReceivedAndNotSilentlyGone(Capacity capacity) throws Exception {
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, capacity);
        Sender<String> sender = letterbox.sender(mailbox);
        sender.with(DEFAULTS.timeToLive(Duration.ofMillis(50))).send("short-lived");
        PlainClient client = plainClient();
        Receiver<String> receiver = letterbox.receiver(mailbox);
        long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
        eventually(() -> System.nanoTime() > end);
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
        eventually(() -> client.count("expired.orders") == 1);
        assertThat(client.receiveText("expired.orders")).isEqualTo("short-lived");
    }

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(3), Capacity.unbounded()};
    }

    @Test
    void aMessageIsPersistentUnlessAskedOtherwise() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.send("1");
        sender.with(DEFAULTS.durability(Options.Durability.NON_PERSISTENT)).send("2");
        PlainClient client = plainClient();
        assertThat(client.receive("orders").getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(client.receive("orders").getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void propertiesArriveWithTheDelivery(Capacity capacity) throws Exception {
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, capacity);
        Sender<String> sender = letterbox
                .sender(mailbox)
                .with(DEFAULTS.property("region", "north").property("weight", 7).property("fragile", false));
        Receiver<Delivery<String>> receiver = letterbox.receiver(mailbox.deliveries());
        Instant before = Instant.now().minusMillis(1);
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        Delivery<String> delivery = receiver.receive();
        assertThat(delivery.properties())
                .hasSize(3)
                .containsEntry("region", "north")
                .containsEntry("weight", 7)
                .containsEntry("fragile", false);
        assertThatThrownBy(() -> delivery.properties().put("more", 1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(delivery.sentAt()).isBetween(before, Instant.now().plusMillis(1));
        assertThat(giver.result()).isTrue();
    }

    @Test
    void aRendezvousHasNeitherDelayNorTimeToLive() {
        Sender<String> sender = letterbox.sender(Mailbox.of("hand", String.class, Capacity.zero()));
        assertThatThrownBy(() -> sender.with(DEFAULTS.delay(Duration.ofMillis(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hand")
                .hasMessageContaining("capacity zero");
        assertThatThrownBy(() -> sender.with(DEFAULTS.timeToLive(Duration.ofMillis(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

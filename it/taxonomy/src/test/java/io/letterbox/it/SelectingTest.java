package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Link;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Selector;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Source;
import jakarta.jms.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source of some of the messages of another one. */
class SelectingTest extends Cell {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    private static final Selector NORTH = Selector.of("region = ?", "north");

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(9), Capacity.unbounded()};
    }

    private static Options region(String region) {
        return Options.defaults().property("region", region);
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void aReceiverGetsWhatItsSelectorMatchesAndTheRestStays(Capacity capacity) throws Exception {
        Mailbox<String> mailbox = Mailbox.of("orders", String.class, capacity);
        Sender<String> sender = letterbox.sender(mailbox);
        sender.with(region("south")).send("1");
        sender.with(region("north")).send("2");
        sender.send("3");
        Receiver<String> receiver = letterbox.receiver(mailbox.selecting(NORTH));
        assertThat(receiver.receive()).isEqualTo("2");
        assertThat(receiver.tryReceive()).isEmpty();
        Receiver<String> rest = letterbox.receiver(mailbox);
        assertThat(List.of(rest.receive(), rest.receive())).containsExactly("1", "3");
    }

    @Test
    void aWaitEndsWithAMessageThatMatches() throws Exception {
        Receiver<String> receiver = letterbox.receiver(ORDERS.selecting(NORTH));
        Party<String> taker = Party.calls(receiver::receive);
        letterbox.sender(ORDERS).with(region("south")).send("1");
        taker.waitsFor(A_WHILE);
        letterbox.sender(ORDERS).with(region("north")).send("2");
        assertThat(taker.result()).isEqualTo("2");
    }

    @Test
    void selectorsAddUp() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.with(region("north").property("weight", 5)).send("light");
        sender.with(region("north").property("weight", 50)).send("heavy");
        sender.with(region("south").property("weight", 50)).send("heavy, and south");
        Source<Delivery<String>> heavy =
                ORDERS.deliveries().selecting(NORTH).selecting(Selector.of("weight > ? OR weight < ?", 10, -10));
        Receiver<Delivery<String>> receiver = letterbox.receiver(heavy);
        assertThat(receiver.receive().message()).isEqualTo("heavy");
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(receiver.source()).isEqualTo(heavy);
    }

    @Test
    void whatIsDueIsSelectedByATime() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        sender.with(Options.defaults().property("due", 1_000_000_000_000L)).send("overdue");
        sender.with(Options.defaults().property("due", Long.MAX_VALUE)).send("never");
        Selector due = Selector.of("due <= ?", System.currentTimeMillis());
        Receiver<String> receiver = letterbox.receiver(ORDERS.selecting(due));
        assertThat(receiver.receive()).isEqualTo("overdue");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void everyTypeOfAPropertyIsSelectedByItsValue() throws Exception {
        Sender<String> sender = letterbox.sender(ORDERS);
        List<Object> values = List.of(
                true,
                false,
                Byte.MIN_VALUE,
                Short.MIN_VALUE,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                0,
                0.1f,
                0.1,
                -1.5e-300,
                "",
                "bread");
        for (Object value : values) {
            sender.with(Options.defaults().property("v", value)).send(value.toString());
        }
        for (Object value : values) {
            try (Receiver<String> one = letterbox.receiver(ORDERS.selecting(Selector.of("v = ?", value)))) {
                assertThat(one.tryReceive()).as("%s", value).contains(value.toString());
                assertThat(one.tryReceive()).as("%s", value).isEmpty();
            }
        }
    }

    @Test
    void aMessageThatIsTriedAgainIsSelectedLikewise() throws Exception {
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        Listening twice = Listening.named("failing").delays(Duration.ofMillis(20), Duration.ofMillis(20));
        closing(letterbox.listen(ORDERS.deliveries().selecting(NORTH), twice.attempts(3), delivery -> {
            failed.add(delivery.message() + delivery.attempt());
            throw new IOException("not yet");
        }));
        letterbox.sender(ORDERS).with(region("south")).send("south");
        letterbox.sender(ORDERS).with(region("north")).send("north");
        eventually(() -> failed.size() == 3);
        assertThat(failed).containsExactly("north1", "north2", "north3");
        eventually(() -> plainClient().count("dead.orders") == 1);
        assertThat(plainClient().texts("orders")).containsExactly("south");
    }

    @Test
    void whatOthersTryAgainIsLeftToThem() throws Exception {
        PlainClient client = plainClient();
        for (String region : List.of("south", "north")) {
            Message message = client.context().createTextMessage(region);
            message.setStringProperty("region", region);
            client.send("retry.orders", message);
        }
        Receiver<String> receiver = letterbox.receiver(ORDERS.selecting(NORTH));
        assertThat(receiver.receive()).isEqualTo("north");
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(client.texts("retry.orders")).containsExactly("south");
    }

    @Test
    void aListenerAddsItsOwnSelectorToThatOfTheSource() throws Exception {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Listening heavy = Listening.named("heavy").selector(Selector.of("weight > ?", 10));
        closing(letterbox.listen(ORDERS.selecting(NORTH), heavy, heard::add));
        letterbox.sender(ORDERS).with(region("south").property("weight", 50)).send("1");
        letterbox.sender(ORDERS).with(region("north").property("weight", 5)).send("2");
        letterbox.sender(ORDERS).with(region("north").property("weight", 50)).send("3");
        eventually(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("3");
        assertThat(plainClient().texts("orders")).containsExactly("1", "2");
    }

    @Test
    void aUnitOfWorkReceivesWhatIsSelected() throws Exception {
        letterbox.sender(ORDERS).with(region("south")).send("1");
        letterbox.sender(ORDERS).with(region("north")).send("2");
        Receiver<String> receiver = letterbox.receiver(ORDERS.selecting(NORTH));
        assertThat(letterbox.<String, InterruptedException>unit(receiver::receive))
                .isEqualTo("2");
        assertThat(plainClient().texts("orders")).containsExactly("1");
    }

    @Test
    void aLinkAndALiveSubscriptionSelectToo() throws Exception {
        Link<String> parcels = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());
        Sender<String> desk = letterbox(Settings.defaults().self("desk")).sender(parcels);
        desk.with(region("south")).send("1");
        desk.with(region("north")).send("2");
        Receiver<String> depot = letterbox(Settings.defaults().self("depot")).receiver(parcels.selecting(NORTH));
        assertThat(depot.receive()).isEqualTo("2");
        assertThat(depot.tryReceive()).isEmpty();

        Broadcast<String> prices = Broadcast.of("prices", String.class);
        Receiver<String> live = letterbox.receiver(prices.live().selecting(NORTH));
        letterbox.sender(prices).with(region("south")).send("3");
        letterbox.sender(prices).with(region("north")).send("4");
        assertThat(live.receive()).isEqualTo("4");
        assertThat(live.tryReceive()).isEmpty();
    }

    @Test
    void nothingIsSelectedFromANamedSubscriptionOrAtCapacityZero() {
        Source<String> audit =
                Broadcast.of("prices", String.class).subscription("audit").selecting(NORTH);
        assertThatThrownBy(() -> letterbox.receiver(audit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named subscription of broadcast prices")
                .hasMessageContaining("delete what it holds");
        Listening selecting = Listening.named("auditing").selector(NORTH);
        assertThatThrownBy(() -> letterbox.listen(
                        Broadcast.of("prices", String.class).subscription("audit"), selecting, price -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named subscription of broadcast prices");
        Source<String> hand = Mailbox.of("hand", String.class, Capacity.zero()).selecting(NORTH);
        assertThatThrownBy(() -> letterbox.receiver(hand))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mailbox hand has capacity zero")
                .hasMessageContaining("selector");
        assertThatThrownBy(
                        () -> letterbox.listen(hand, Listening.named("taking").attempts(1), taken -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacity zero");
    }

    @Test
    void aSelectorThatTheBrokerDoesNotUnderstandIsRefusedAtTheOpening() {
        assertThatThrownBy(() -> letterbox.receiver(ORDERS.selecting(new Selector("region ="))))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("mailbox orders");
    }
}

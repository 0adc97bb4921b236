package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is configured from outside: physical names, and the number of a bounded capacity. */
class SettingsTest extends Cell {

    private static final String EXISTING = "SHOP.ORDERS_IN$1";

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void anAddressMayBeMappedToAnExistingQueue(Capacity capacity) throws Exception {
        Letterbox mapped = letterbox(Settings.defaults().destination("orders", EXISTING));
        Sender<String> sender = mapped.sender(mailbox(capacity));
        Receiver<String> receiver = mapped.receiver(mailbox(capacity));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();
        assertThat(sender.address()).isEqualTo(mailbox(capacity));
    }

    @Test
    void whatIsMappedIsInThatQueueAndNotInTheOther() throws Exception {
        Letterbox mapped = letterbox(Settings.defaults().destination("orders", EXISTING));
        mapped.sender(mailbox(Capacity.unbounded())).send("1");
        assertThat(plainClient().texts(EXISTING)).containsExactly("1");
        assertThat(plainClient().count("orders")).isZero();
        assertThatThrownBy(() -> {
                    Receiver<String> receiver = mapped.receiver(mailbox(Capacity.unbounded()));
                    receiver.close();
                    receiver.receive();
                })
                .isInstanceOf(MailboxException.Closed.class)
                .hasMessageContaining("mailbox orders (queue " + EXISTING + ")");
    }

    @Test
    void deadLettersMayBeMappedToo() throws Exception {
        Letterbox mapped = letterbox(Settings.defaults()
                .destination("hand", "SHOP.HAND")
                .destination("dead.hand", "SHOP.BROKEN"));
        Mailbox<String> hand = Mailbox.of("hand", String.class, Capacity.zero());
        Receiver<String> receiver = mapped.receiver(hand);
        Party<Boolean> taker = Party.does(() -> receiver.receive(received -> {
            throw new IllegalStateException("broken");
        }));
        mapped.sender(hand).send("1");
        taker.failure(IllegalStateException.class);
        assertThat(plainClient().texts("SHOP.BROKEN")).containsExactly("1");
    }

    @Test
    void aTopicMayBeMappedToo() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        Letterbox mapped = letterbox(Settings.defaults().destination("prices", "SHOP.PRICES"));
        Receiver<String> other = letterbox.receiver(Broadcast.of("SHOP.PRICES", String.class).live());
        Receiver<String> audit = mapped.receiver(prices.subscription("audit"));
        mapped.sender(prices).send("1");
        assertThat(other.receive()).isEqualTo("1");
        assertThat(audit.receive()).isEqualTo("1");
    }

    @Test
    void theNumberOfABoundedCapacityMayBeChangedAndIsShown() {
        Letterbox other = letterbox(Settings.defaults().capacity("orders", Capacity.bounded(1)));
        Sender<String> sender = other.sender(mailbox(Capacity.bounded(3)));
        assertThat(sender.address()).isEqualTo(mailbox(Capacity.bounded(1)));
        assertThat(sender.trySend("1")).isTrue();
        assertThat(sender.trySend("2")).isFalse();
    }

    @Test
    void theKindOfACapacityMayNotBeChanged() {
        Letterbox other = letterbox(Settings.defaults().capacity("orders", Capacity.unbounded()));
        assertThatThrownBy(() -> other.sender(mailbox(Capacity.bounded(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("bounded(3)")
                .hasMessageContaining("unbounded()");
        assertThatThrownBy(() -> other.receiver(mailbox(Capacity.zero())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

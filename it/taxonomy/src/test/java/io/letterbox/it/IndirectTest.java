package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Indirect naming: a mailbox belongs to nobody, and one receiver gets each message. */
class IndirectTest extends Cell {

    private static final Mailbox<String> DROP = Mailbox.of("drop", String.class, Capacity.unbounded());

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void anyProcessSendsAndAnyReceives(Capacity capacity) throws Exception {
        Mailbox<String> drop = Mailbox.of("drop", String.class, capacity);
        Sender<String> sender = letterbox(Settings.defaults().self("clerk")).sender(drop);
        Receiver<String> receiver = letterbox(Settings.defaults()).receiver(drop);
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();
    }

    @Test
    void eachMessageIsReceivedByOneReceiver() throws Exception {
        Receiver<String> one = letterbox(Settings.defaults()).receiver(DROP);
        Receiver<String> other = letterbox(Settings.defaults()).receiver(DROP);
        Party<String> first = Party.calls(one::receive);
        Party<String> second = Party.calls(other::receive);
        Sender<String> sender = letterbox.sender(DROP);
        sender.send("1");
        sender.send("2");
        assertThat(new String[] {first.result(), second.result()}).containsExactlyInAnyOrder("1", "2");
        assertThat(one.tryReceive()).isEmpty();
        assertThat(other.tryReceive()).isEmpty();
    }

    @Test
    void theMailboxIsTheQueueOfItsName() throws Exception {
        letterbox.sender(DROP).send("1");
        assertThat(plainClient().receiveText("drop")).isEqualTo("1");
    }

    @Test
    void mailboxesOfDifferentNamesHaveNothingInCommon() throws Exception {
        letterbox.sender(DROP).send("1");
        Mailbox<String> other = Mailbox.of("drop.two", String.class, Capacity.unbounded());
        assertThat(letterbox.receiver(other).tryReceive(A_WHILE)).isEmpty();
        assertThat(letterbox.receiver(DROP).tryReceive()).contains("1");
    }

    @Test
    void theFactsBesideTheMessageComeOnRequest() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        letterbox(Settings.defaults().self("clerk")).sender(DROP).send("1");
        Delivery<String> delivery = letterbox.receiver(DROP.deliveries()).receive();
        assertThat(delivery.message()).isEqualTo("1");
        assertThat(delivery.from()).isEqualTo(Optional.of("clerk"));
        assertThat(delivery.id()).isNotBlank();
        assertThat(delivery.attempt()).isOne();
        assertThat(delivery.sentAt()).isBetween(before, Instant.now());
        assertThat(delivery.properties()).isEmpty();
    }
}

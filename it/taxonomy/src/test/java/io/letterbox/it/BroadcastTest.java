package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Indirect naming with a copy for each subscription. */
class BroadcastTest extends Cell {

    private static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

    @Test
    void eachSubscriptionGetsACopy() throws Exception {
        Receiver<String> live = letterbox.receiver(PRICES.live());
        Receiver<String> live2 = letterbox.receiver(PRICES.live());
        Receiver<String> audit = letterbox.receiver(PRICES.subscription("audit"));
        Receiver<String> archive = letterbox.receiver(PRICES.subscription("archive"));
        letterbox.sender(PRICES).send("1");
        for (Receiver<String> receiver : List.of(live, live2, audit, archive)) {
            assertThat(receiver.receive()).isEqualTo("1");
            assertThat(receiver.tryReceive()).isEmpty();
        }
    }

    @Test
    void aSendWithoutSubscriptionsWaitsForNobodyAndIsKeptForNobody() throws Exception {
        Sender<String> sender = letterbox.sender(PRICES);
        assertThat(sender.trySend("1")).isTrue();
        sender.send("2");
        assertThat(letterbox.receiver(PRICES.live()).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aLiveSubscriptionGetsWhatIsSentFromItsOpeningToItsClosing() throws Exception {
        Sender<String> sender = letterbox.sender(PRICES);
        sender.send("before");
        Receiver<String> live = letterbox.receiver(PRICES.live());
        sender.send("1");
        sender.send("2");
        assertThat(live.receive()).isEqualTo("1");
        assertThat(live.receive()).isEqualTo("2");
        live.close();
        sender.send("after");
        assertThat(letterbox.receiver(PRICES.live()).tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aLiveSubscriptionMissesNothingWhileNobodyCallsIt() throws Exception {
        Receiver<String> live = letterbox.receiver(PRICES.live());
        assertThat(live.tryReceive(A_WHILE)).isEmpty();
        Sender<String> sender = letterbox.sender(PRICES);
        for (int next = 0; next < 200; next++) {
            sender.send(Integer.toString(next));
        }
        for (int next = 0; next < 200; next++) {
            assertThat(live.tryReceive(LONG)).contains(Integer.toString(next));
        }
    }

    @Test
    void aLiveSubscriptionOutlastsAnInterruptedWait() throws Exception {
        Receiver<String> live = letterbox.receiver(PRICES.live());
        Party<String> waiter = Party.calls(live::receive);
        waiter.waitsFor(A_WHILE);
        waiter.interrupt();
        waiter.failure(InterruptedException.class);
        letterbox.sender(PRICES).send("1");
        assertThat(live.receive()).isEqualTo("1");
    }

    @Test
    void aDurableSubscriptionKeepsWhatIsSentWhileNobodyReceives() throws Exception {
        Subscription<String> audit = PRICES.subscription("audit");
        letterbox.receiver(audit).close();
        Sender<String> sender = letterbox.sender(PRICES);
        sender.send("1");
        sender.send("2");
        Receiver<String> receiver = letterbox(Settings.defaults()).receiver(audit);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(receiver.receive()).isEqualTo("2");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void theReceiversOfOneNamedSubscriptionShareItsMessages() throws Exception {
        Subscription<String> audit = PRICES.subscription("audit");
        Receiver<String> one = letterbox(Settings.defaults()).receiver(audit);
        Receiver<String> other = letterbox(Settings.defaults()).receiver(audit);
        Party<String> first = Party.calls(one::receive);
        Party<String> second = Party.calls(other::receive);
        letterbox.sender(PRICES).send("1");
        letterbox.sender(PRICES).send("2");
        assertThat(new String[] {first.result(), second.result()}).containsExactlyInAnyOrder("1", "2");
        assertThat(one.tryReceive()).isEmpty();
        assertThat(other.tryReceive()).isEmpty();
    }

    @Test
    void theThreadsAtOneSubscriptionShareItsMessages() throws Exception {
        for (Subscription<String> subscription : List.of(PRICES.live(), PRICES.subscription("audit"))) {
            Receiver<String> receiver = letterbox.receiver(subscription);
            List<Party<String>> parties = new ArrayList<>();
            for (int next = 0; next < 4; next++) {
                parties.add(Party.calls(receiver::receive));
            }
            Sender<String> sender = letterbox.sender(PRICES);
            for (int next = 0; next < 4; next++) {
                sender.send(Integer.toString(next));
            }
            List<String> received = new ArrayList<>();
            for (Party<String> party : parties) {
                received.add(party.result());
            }
            assertThat(received).containsExactlyInAnyOrder("0", "1", "2", "3");
            receiver.close();
        }
    }

    @Test
    void aReceiverMaySeeTheFactsBesideTheMessage() throws Exception {
        Receiver<Delivery<String>> live = letterbox.receiver(PRICES.live().deliveries());
        letterbox(Settings.defaults().self("exchange")).sender(PRICES).send("1");
        Delivery<String> delivery = live.receive();
        assertThat(delivery.message()).isEqualTo("1");
        assertThat(delivery.from()).isEqualTo(Optional.of("exchange"));
    }

    @Test
    void aMailboxAndABroadcastOfTheSameNameShareNothing() throws Exception {
        Mailbox<String> mailbox = Mailbox.of("prices", String.class, Capacity.unbounded());
        Receiver<String> subscription = letterbox.receiver(PRICES.live());
        Receiver<String> receiver = letterbox.receiver(mailbox);
        letterbox.sender(PRICES).send("to all");
        letterbox.sender(mailbox).send("to one");
        assertThat(subscription.receive()).isEqualTo("to all");
        assertThat(receiver.receive()).isEqualTo("to one");
        assertThat(subscription.tryReceive(A_WHILE)).isEmpty();
        assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
    }

    @Test
    void aMailboxAndASubscriptionOfTheSameNameShareNothing() throws Exception {
        Mailbox<String> mailbox = Mailbox.of("audit", String.class, Capacity.unbounded());
        Receiver<String> subscription = letterbox.receiver(PRICES.subscription("audit"));
        Receiver<String> receiver = letterbox.receiver(mailbox);
        letterbox.sender(PRICES).send("to all");
        letterbox.sender(mailbox).send("to one");
        assertThat(subscription.receive()).isEqualTo("to all");
        assertThat(receiver.receive()).isEqualTo("to one");
        assertThat(subscription.tryReceive()).isEmpty();
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aSubscriptionsNameHasNoDotSoThatNamesCannotRunTogether() {
        // The subscription gold.audit of prices would have the queue of the subscription audit of prices.gold.
        assertThatThrownBy(() -> PRICES.subscription("gold.audit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gold.audit")
                .hasMessageContaining("no dot");
    }

    @Test
    void aFailingHandlerPutsTheMessageBackIntoItsSubscription() throws Exception {
        for (Subscription<String> subscription : List.of(PRICES.live(), PRICES.subscription("audit"))) {
            Receiver<String> receiver = letterbox.receiver(subscription);
            letterbox.sender(PRICES).send("1");
            Party<Boolean> failing = Party.does(() -> receiver.receive(received -> {
                throw new IllegalStateException("not now");
            }));
            assertThat(failing.failure(IllegalStateException.class)).hasMessage("not now");
            assertThat(receiver.tryReceive(LONG)).contains("1");
            receiver.close();
        }
    }
}

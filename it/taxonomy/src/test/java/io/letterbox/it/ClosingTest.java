package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closing ends every wait with Closed, waits for handlers at work, and loses nothing. */
class ClosingTest extends Cell {

    private static final int ROUNDS = 60;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(1), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void everyReceiveThatWaitsEnds(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        List<Party<?>> waiting = List.of(
                Party.calls(receiver::receive),
                Party.calls(() -> receiver.tryReceive(LONG)),
                Party.does(() -> receiver.receive(received -> {})),
                Party.calls(() -> receiver.tryReceive(LONG, received -> {})));
        Party<Boolean> all = Party.does(() -> receiver.receiveAll(received -> {}));
        all.waitsFor(A_WHILE);
        receiver.close();
        for (Party<?> party : waiting) {
            assertThat(party.failure(MailboxException.Closed.class))
                    .hasMessageContaining("orders")
                    .hasMessageContaining("open a new one");
        }
        assertThat(all.result()).isTrue();
    }

    @Test
    void everyReceiveThatWaitsAtASubscriptionEnds() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        for (Receiver<String> receiver :
                List.of(letterbox.receiver(prices.live()), letterbox.receiver(prices.subscription("audit")))) {
            List<Party<?>> waiting = List.of(
                    Party.calls(receiver::receive),
                    Party.calls(() -> receiver.tryReceive(LONG)),
                    Party.does(() -> receiver.receive(received -> {})));
            Party<Boolean> all = Party.does(() -> receiver.receiveAll(received -> {}));
            all.waitsFor(A_WHILE);
            receiver.close();
            for (Party<?> party : waiting) {
                party.failure(MailboxException.Closed.class);
            }
            assertThat(all.result()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aClosedEndRefusesEveryVerb(Capacity capacity) {
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Sender<String> view = sender.with(Options.defaults().priority(9));
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        view.close();
        sender.close();
        receiver.close();
        receiver.close();
        List<Party.Deed> verbs = List.of(
                () -> sender.send("1"),
                () -> assertThat(sender.trySend("1")).isNull(),
                () -> assertThat(sender.trySend("1", A_WHILE)).isNull(),
                () -> assertThat(view.trySend("1")).isNull(),
                () -> assertThat(sender.trySendAsync("1")).isNull(),
                receiver::receive,
                () -> assertThat(receiver.tryReceive()).isNull(),
                () -> assertThat(receiver.tryReceive(A_WHILE)).isNull(),
                () -> receiver.receive(received -> {}),
                () -> assertThat(receiver.tryReceive(received -> {})).isNull(),
                () -> receiver.receiveAll(received -> {}));
        for (Party.Deed verb : verbs) {
            assertThatThrownBy(verb::run)
                    .isInstanceOf(MailboxException.Closed.class)
                    .hasMessageContaining("orders");
        }
    }

    @Test
    void theDoorClosesItsEndsAndOpensNoMore() throws Exception {
        Letterbox door = letterbox(Settings.defaults());
        Receiver<String> receiver = door.receiver(mailbox(Capacity.unbounded()));
        Sender<String> sender = door.sender(mailbox(Capacity.unbounded()));
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(A_WHILE);
        door.close();
        door.close();
        taker.failure(MailboxException.Closed.class);
        assertThatThrownBy(() -> sender.trySend("1")).isInstanceOf(MailboxException.Closed.class);
        assertThatThrownBy(() -> door.sender(mailbox(Capacity.unbounded())))
                .isInstanceOf(MailboxException.Closed.class);
        assertThatThrownBy(() -> door.receiver(mailbox(Capacity.unbounded())))
                .isInstanceOf(MailboxException.Closed.class);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aHandlerMayCloseItsOwnEnd(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Party<Boolean> all = Party.does(() -> receiver.receiveAll(received -> receiver.close()));
        sender.send("1");
        assertThat(all.result()).isTrue();
        assertThat(letterbox.receiver(mailbox(capacity)).tryReceive(A_WHILE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void closingWaitsForAHandlerAtWorkAndItsMessageIsDone(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Party<Boolean> handling = Party.does(() -> receiver.receive(received -> {
            atWork.countDown();
            goOn.await();
        }));
        sender.send("1");
        atWork.await();
        Party<Boolean> closing = Party.does(receiver::close);
        closing.waitsFor(A_WHILE);
        goOn.countDown();
        assertThat(closing.result()).isTrue();
        assertThat(handling.result()).isTrue();
        assertThat(letterbox.receiver(mailbox(capacity)).tryReceive(A_WHILE)).isEmpty();
    }

    /** A message that comes just as its receiver is closed is received, or stays: never both, never neither. */
    @ParameterizedTest
    @MethodSource("capacities")
    void aMessageThatComesWithTheClosingIsReceivedOrStays(Capacity capacity) throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Random random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            String message = Integer.toString(round);
            Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
            Party<Optional<String>> taker = Party.calls(() -> {
                try {
                    return receiver.tryReceive(LONG);
                } catch (MailboxException.Closed nothingReceived) {
                    return Optional.empty();
                }
            });
            CountDownLatch together = new CountDownLatch(2);
            Party<Boolean> giver = Party.does(() -> {
                together.countDown();
                together.await();
                sender.send(message);
            });
            together.countDown();
            together.await();
            LockSupport.parkNanos(random.nextInt(2_500_000)); // The closing comes before, with or after the message.
            receiver.close();
            Optional<String> received = taker.result();
            Optional<String> stayed = letterbox
                    .receiver(mailbox(capacity))
                    .tryReceive(received.isPresent() ? A_WHILE.dividedBy(5) : LONG);
            assertThat(giver.result()).isTrue();
            assertThat(List.of(received, stayed)).containsOnlyOnce(Optional.of(message));
            assertThat(List.of(received, stayed)).containsOnlyOnce(Optional.empty());
        }
    }

    /** A sender that is closed in its wait has sent its message, and then it says so, or has not. */
    @Test
    void aSenderThatIsClosedAsRoomAppearsSaysWhatBecameOfItsMessage() throws Exception {
        Mailbox<String> shelf = mailbox(Capacity.bounded(1));
        Receiver<String> receiver = letterbox.receiver(shelf);
        for (int round = 0; round < ROUNDS; round++) {
            Sender<String> sender = letterbox.sender(shelf);
            sender.send("first");
            AtomicInteger accepted = new AtomicInteger();
            Party<Boolean> giver = Party.does(() -> {
                sender.send("second");
                accepted.incrementAndGet();
            });
            giver.waitsFor(A_WHILE.dividedBy(10));
            CountDownLatch together = new CountDownLatch(2);
            Party<Boolean> closer = Party.does(() -> {
                together.countDown();
                together.await();
                sender.close();
            });
            together.countDown();
            together.await();
            assertThat(receiver.receive()).isEqualTo("first");
            assertThat(closer.result()).isTrue();
            List<Throwable> told = new ArrayList<>();
            try {
                assertThat(giver.result()).isTrue();
            } catch (MailboxException.Closed notSent) {
                told.add(notSent);
            }
            assertThat(accepted.get() + told.size()).isOne();
            assertThat(receiver.tryReceive(A_WHILE.dividedBy(5)).isPresent()).isEqualTo(accepted.get() == 1);
        }
    }
}

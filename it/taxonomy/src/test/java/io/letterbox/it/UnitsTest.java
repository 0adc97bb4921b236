package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Options;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A unit of work groups sends and receives: all or nothing, bound to the thread. */
class UnitsTest extends Cell {

    private static final Mailbox<String> IN = Mailbox.of("in", String.class, Capacity.unbounded());
    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());
    private static final Mailbox<String> PAIR = Mailbox.of("pair", String.class, Capacity.bounded(2));

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(5), Capacity.unbounded()};
    }

    private static Mailbox<String> out(Capacity capacity) {
        return Mailbox.of("out", String.class, capacity);
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void whatItSendsIsNotThereBeforeItIsCommittedAndThenAllOfIt(Capacity capacity) throws Exception {
        Sender<String> sender = letterbox.sender(out(capacity));
        Receiver<String> receiver = letterbox.receiver(out(capacity));
        String result = letterbox.unit(() -> {
            sender.send("1");
            assertThat(sender.trySend("2")).isTrue();
            assertThat(sender.trySend("3", LONG)).isTrue();
            assertThat(Party.calls(receiver::tryReceive).result()).isEmpty();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(List.of(receiver.receive(), receiver.receive(), receiver.receive()))
                .containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void whenItThrowsNothingWasSentAndWhatItReceivedIsBack(Capacity capacity) throws Exception {
        letterbox.sender(IN).send("a");
        letterbox.sender(IN).send("b");
        Sender<String> sender = letterbox.sender(out(capacity));
        Receiver<String> receiver = letterbox.receiver(IN);
        IOException failure = new IOException("the disk is full");
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    sender.send(receiver.receive());
                    sender.send(receiver.receive());
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(letterbox.receiver(out(capacity)).tryReceive()).isEmpty();
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("a", "b");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void whatItReceivesIsGoneWhenItIsCommitted(Capacity capacity) throws Exception {
        Sender<String> sender = letterbox.sender(out(capacity));
        sender.send("1");
        sender.send("2");
        Receiver<Delivery<String>> receiver = letterbox.receiver(out(capacity).deliveries());
        letterbox.unit(() -> {
            assertThat(receiver.receive().message()).isEqualTo("1");
            receiver.receive(second -> assertThat(second.message()).isEqualTo("2"));
            assertThat(receiver.tryReceive()).isEmpty();
            assertThat(receiver.tryReceive(A_WHILE)).isEmpty();
            return true;
        });
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(plainClient().count("out")).isZero();
    }

    @Test
    void aUnitWithinAUnitIsPartOfIt() {
        Sender<String> sender = letterbox.sender(IN);
        IllegalStateException failure = new IllegalStateException("after the inner one");
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    letterbox.unit(() -> sender.trySend("inner"));
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(letterbox.receiver(IN).tryReceive()).isEmpty();
    }

    @Test
    void aFailureWithinItThatIsNotLetPassRollsItBackAllTheSame() throws Exception {
        Sender<String> sender = letterbox.sender(IN);
        letterbox.sender(PAIR).send("back");
        Receiver<String> pair = letterbox.receiver(PAIR);
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    sender.send("outer");
                    try {
                        pair.receive(received -> {
                            throw new IOException("not this one");
                        });
                    } catch (IOException swallowed) {
                        return false;
                    }
                    return true;
                }))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("not this one")
                .hasMessageContaining("let that exception pass");
        assertThat(letterbox.receiver(IN).tryReceive()).isEmpty();
        assertThat(pair.receive()).isEqualTo("back");
    }

    @Test
    void aFullMailboxIsAnAnswerAndTheUnitGoesOnUnharmed() throws Exception {
        Sender<String> pair = letterbox.sender(PAIR);
        Receiver<String> receiver = letterbox.receiver(PAIR);
        letterbox.unit(() -> {
            assertThat(pair.trySend("1")).isTrue();
            assertThat(pair.trySend("2")).isTrue();
            assertThat(pair.trySend("3")).isFalse();
            assertThat(pair.trySend("3", A_WHILE)).isFalse();
            assertThat(Party.calls(() -> pair.trySend("from outside")).result())
                    .as("its slots are reserved")
                    .isFalse();
            return true;
        });
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("1", "2");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aRollbackGivesTheSlotsBack() throws Exception {
        Sender<String> pair = letterbox.sender(PAIR);
        for (int round = 0; round < 5; round++) {
            assertThatThrownBy(() -> letterbox.unit(() -> {
                        assertThat(pair.trySend("1")).isTrue();
                        assertThat(pair.trySend("2")).isTrue();
                        throw new IOException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(pair.trySend("1")).isTrue();
        assertThat(pair.trySend("2")).isTrue();
        assertThat(pair.trySend("3")).isFalse();
    }

    @Test
    void aStalledUnitIsRolledBackAndItsWorkDoneAgain() throws Exception {
        Letterbox hasty = letterbox(Settings.defaults().stall(A_WHILE));
        Sender<String> pair = hasty.sender(PAIR);
        Receiver<String> from = hasty.receiver(IN);
        letterbox.sender(IN).send("a");
        pair.send("1");
        pair.send("2");
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(2);
        Party<Boolean> stalling = Party.does(() -> hasty.unit(() -> {
            tries.incrementAndGet();
            twice.countDown();
            pair.send(from.receive());
            return true;
        }));
        twice.await();
        Receiver<String> receiver = letterbox.receiver(PAIR);
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(stalling.result()).isTrue();
        assertThat(tries.get()).isGreaterThan(1);
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("2", "a");
        assertThat(letterbox.receiver(IN).tryReceive()).isEmpty();
    }

    @Test
    void noNumberOfStallsMakesADeadLetter() throws Exception {
        Letterbox hasty = letterbox(Settings.defaults().stall(Duration.ofMillis(20)));
        Sender<String> pair = hasty.sender(PAIR);
        pair.send("1");
        pair.send("2");
        letterbox.sender(IN).send("a");
        Receiver<String> from = hasty.receiver(IN);
        CountDownLatch fifteen = new CountDownLatch(15); // More than the broker's own limit.
        Party<Boolean> stalling = Party.does(() -> hasty.unit(() -> {
            String received = from.receive();
            fifteen.countDown();
            pair.send(received);
            return true;
        }));
        fifteen.await();
        Receiver<String> receiver = letterbox.receiver(PAIR);
        assertThat(List.of(receiver.receive(), receiver.receive(), receiver.receive()))
                .containsExactly("1", "2", "a");
        assertThat(stalling.result()).isTrue();
        assertThat(plainClient().count("dead.in")).isZero();
    }

    @Test
    void aStallThatTheWorkSwallowsIsAStallAllTheSame() throws Exception {
        Letterbox hasty = letterbox(Settings.defaults().stall(A_WHILE));
        Sender<String> pair = hasty.sender(PAIR);
        pair.send("1");
        pair.send("2");
        AtomicInteger tries = new AtomicInteger();
        boolean sent = hasty.unit(() -> {
            if (tries.incrementAndGet() > 1) {
                return letterbox.sender(PAIR).apart().trySend("no room");
            }
            try {
                pair.send("3");
            } catch (MailboxException.Stalled swallowed) {
                assertThat(swallowed).hasMessageContaining("mailbox pair").hasMessageContaining("repeated");
            }
            return true;
        });
        assertThat(sent).isFalse();
        assertThat(tries).hasValue(2);
    }

    @Test
    void whatIsSentApartIsSentAtOnceAndNoRollbackUndoesIt() {
        Sender<String> sender = letterbox.sender(IN);
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    sender.with(Options.defaults().priority(7)).apart().send("report");
                    sender.send("with the unit");
                    throw new IOException("no");
                }))
                .hasMessage("no");
        Receiver<String> receiver = letterbox.receiver(IN);
        assertThat(receiver.tryReceive()).contains("report");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aRendezvousCannotBePartOfIt() throws Exception {
        Sender<String> sender = letterbox.sender(HAND);
        Receiver<String> receiver = letterbox.receiver(HAND);
        Party<String> taker = Party.calls(letterbox.receiver(HAND)::receive);
        letterbox.unit(() -> {
            assertThatThrownBy(() -> sender.send("1"))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("mailbox hand")
                    .hasMessageContaining("apart()");
            assertThatThrownBy(receiver::receive)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("outside of the unit");
            sender.apart().send("2");
            return true;
        });
        assertThat(taker.result()).isEqualTo("2");
    }

    @Test
    void aPipelinedSendCannotBePartOfIt() {
        Sender<String> sender = letterbox.sender(IN);
        letterbox.unit(() -> {
            assertThatThrownBy(() -> sender.trySendAsync("1"))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("trySend");
            return true;
        });
    }

    @Test
    void aLiveSubscriptionCannotBeReceivedInIt() {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        Receiver<String> receiver = letterbox.receiver(prices.live());
        letterbox.unit(() -> {
            assertThatThrownBy(receiver::tryReceive)
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("named subscription");
            return true;
        });
    }

    @Test
    void aNamedSubscriptionCanBeReceivedInIt() throws Exception {
        Broadcast<String> prices = Broadcast.of("prices", String.class);
        Receiver<String> receiver = letterbox.receiver(prices.subscription("audit"));
        letterbox.unit(() -> letterbox.sender(prices).trySend("1"));
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    assertThat(receiver.receive()).isEqualTo("1");
                    throw new IOException("not yet");
                }))
                .hasMessage("not yet");
        String price = letterbox.unit(() -> receiver.receive());
        assertThat(price).isEqualTo("1");
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void otherThreadsAndOtherLetterboxesAreNotInIt() throws Exception {
        Sender<String> sender = letterbox.sender(IN);
        Sender<String> others = letterbox(Settings.defaults()).sender(IN);
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    assertThat(Party.calls(() -> sender.trySend("thread")).result())
                            .isTrue();
                    others.send("letterbox");
                    throw new IOException("no");
                }))
                .hasMessage("no");
        Receiver<String> receiver = letterbox.receiver(IN);
        assertThat(List.of(receiver.receive(), receiver.receive())).containsExactly("thread", "letterbox");
    }

    @Test
    void anInterruptEndsItsWaitAndRollsItBack() throws Exception {
        Sender<String> sender = letterbox.sender(IN);
        Receiver<String> empty = letterbox.receiver(PAIR);
        Party<Boolean> waiting = Party.does(() -> letterbox.unit(() -> {
            sender.send("1");
            return empty.receive();
        }));
        waiting.waitsFor(A_WHILE);
        waiting.interrupt();
        assertThat(waiting.failure(InterruptedException.class)).isNotNull();
        assertThat(letterbox.receiver(IN).tryReceive()).isEmpty();
    }

    @Test
    void anInterruptThatComesBetweenTwoReceiptsPutsBackBothOrNone() throws Exception {
        Sender<String> sender = letterbox.sender(IN);
        Receiver<String> receiver = letterbox.receiver(IN);
        Receiver<String> other = letterbox.receiver(PAIR);
        Sender<String> out = letterbox.sender(out(Capacity.unbounded()));
        Receiver<String> sent = letterbox.receiver(out(Capacity.unbounded()));
        for (int round = 0; round < 150; round++) {
            sender.send("a");
            Party<Boolean> unit = Party.does(() -> letterbox.unit(() -> {
                out.send(receiver.receive());
                boolean more = true;
                for (int looks = 0; looks < 20 && more; looks++) {
                    more = other.tryReceive().isEmpty();
                }
                return true;
            }));
            LockSupport.parkNanos(round * 40_000L); // It hits another step each time.
            unit.interrupt();
            boolean committed = unit.succeeds();
            assertThat(receiver.tryReceive().isPresent()).as("back").isEqualTo(!committed);
            assertThat(sent.tryReceive().isPresent()).as("sent").isEqualTo(committed);
        }
    }

    @Test
    void anUndecodableMessageMovesToTheDeadLettersWithIt() throws Exception {
        Mailbox<Order> orders = Mailbox.of("orders", Order.class, Capacity.unbounded());
        PlainClient plain = plainClient();
        plain.send("orders", "no JSON");
        letterbox.sender(orders).send(new Order("book", 1));
        Receiver<Order> receiver = letterbox.receiver(orders);
        Order order = letterbox.unit(() -> receiver.receive());
        assertThat(order).isEqualTo(new Order("book", 1));
        assertThat(receiver.undecodable()).isOne();
        assertThat(plain.count("dead.orders")).isOne();
    }

    @Test
    void aUnitOfAClosedLetterboxIsRefused() {
        letterbox.close();
        assertThatThrownBy(() -> letterbox.unit(() -> true)).isInstanceOf(MailboxException.Closed.class);
    }

    /** What is ordered. */
    public record Order(String item, int count) {}

    @Test
    void nothingWaitsLongerThanItsLimitInIt() throws Exception {
        Sender<String> pair = letterbox.sender(PAIR);
        pair.send("1");
        pair.send("2");
        long begin = System.nanoTime();
        letterbox.unit(() -> {
            assertThat(pair.trySend("3", A_WHILE)).isFalse();
            return true;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(A_WHILE, LONG);
    }
}

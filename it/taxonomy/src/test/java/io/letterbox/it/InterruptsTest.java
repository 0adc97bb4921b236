package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt ends a wait, and then nothing was sent or received; it never cuts a round trip to the broker. */
class InterruptsTest extends Cell {

    private static final String NAME = "orders";
    private static final int STORM = 600;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(5), Capacity.unbounded()};
    }

    static Capacity[] buffered() {
        return new Capacity[] {Capacity.bounded(5), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of(NAME, String.class, capacity);
    }

    @AfterEach
    void clearTheFlag() {
        assertThat(Thread.interrupted()).as("the test left the flag set").isFalse();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void withTheFlagSetAWaitingSendThrowsAndNothingWasSent(Capacity capacity) throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sender.send("1")).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sender.trySend("1", LONG)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(letterbox.receiver(mailbox(capacity)).tryReceive(A_WHILE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void withTheFlagSetAWaitingReceiveThrowsAndNothingWasReceived(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        giver.waitsFor(A_WHILE, capacity.equals(Capacity.zero()));
        List<Party.Deed> verbs = List.of(
                receiver::receive,
                () -> assertThat(receiver.tryReceive(LONG)).isNull(),
                () -> receiver.receive(received -> {}),
                () -> assertThat(receiver.tryReceive(LONG, received -> {})).isNull(),
                () -> receiver.receiveAll(received -> {}));
        for (Party.Deed verb : verbs) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(verb::run).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
        assertThat(receiver.receive()).isEqualTo("1");
        assertThat(giver.result()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("buffered")
    void withTheFlagSetTheOthersDoTheirWorkAndKeepIt(Capacity capacity) throws Exception {
        Thread.currentThread().interrupt();
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        assertThat(sender.trySend("1")).isTrue();
        assertThat(sender.trySend("2", Duration.ZERO)).isTrue();
        assertThat(sender.trySend("3")).isTrue();
        assertThat(receiver.tryReceive()).contains("1");
        assertThat(receiver.tryReceive(Duration.ZERO)).contains("2");
        assertThat(receiver.tryReceive(received -> assertThat(received).isEqualTo("3")))
                .isTrue();
        assertThat(receiver.tryReceive()).isEmpty();
        receiver.close();
        sender.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void withTheFlagSetARendezvousWithoutWaitingDoesItsWorkAndKeepsIt() throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(Capacity.zero()));
        Receiver<String> receiver = letterbox.receiver(mailbox(Capacity.zero()));
        Thread.currentThread().interrupt();
        assertThat(sender.trySend("nobody waits")).isFalse();
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();

        PlainClient looker = plainClient();
        Party<String> taker = Party.calls(receiver::receive);
        eventually(() -> looker.count(NAME) == 1);
        Thread.currentThread().interrupt();
        assertThat(sender.trySend("1")).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(taker.result()).isEqualTo("1");

        Party<Boolean> giver = Party.does(() -> sender.send("2"));
        giver.waitsFor(A_WHILE);
        Thread.currentThread().interrupt();
        assertThat(receiver.tryReceive()).contains("2");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(giver.result()).isTrue();
    }

    /** Senders and receivers that are interrupted all the time; each message is received as often as its sender was told. */
    @ParameterizedTest
    @MethodSource("capacities")
    @Timeout(120)
    void aStormOfInterruptsLosesNothingAndDoublesNothing(Capacity capacity) throws Exception {
        storm(capacity, "");
    }

    @Test
    @Timeout(120)
    void aStormOfInterruptsDoesNotHarmLargeMessages() throws Exception {
        storm(Capacity.unbounded(), "large ".repeat(40_000));
    }

    private void storm(Capacity capacity, String body) throws Exception {
        int messages = body.isEmpty() ? STORM : STORM / 10;
        long seed = Long.getLong("letterbox.storm.seed", System.nanoTime());
        Map<String, Integer> received = new ConcurrentHashMap<>();
        Map<String, Integer> sent = new ConcurrentHashMap<>();
        Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
        AtomicBoolean allSent = new AtomicBoolean();
        AtomicInteger interrupts = new AtomicInteger();
        CountDownLatch allDone = new CountDownLatch(4);
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Thread[] targets = new Thread[4];
        for (int next = 0; next < 2; next++) {
            int number = next;
            targets[next] = started(surprises, allDone, () -> {
                for (int message = 0; message < messages; message++) {
                    String text = number + "-" + message + " " + body;
                    boolean accepted = false;
                    while (!accepted) {
                        try {
                            sender.send(text);
                            accepted = true;
                        } catch (InterruptedException nothingSent) {
                            interrupts.incrementAndGet();
                        } catch (MailboxException.InDoubt unknown) {
                            accepted = settled(unknown);
                        }
                    }
                    sent.merge(text, 1, Integer::sum);
                }
            });
            boolean handling = next == 0;
            targets[2 + next] = started(surprises, allDone, () -> {
                boolean more = true;
                while (more) {
                    boolean last = allSent.get();
                    int before = received.size();
                    try {
                        if (handling) {
                            more = receiver.tryReceive(A_WHILE, text -> {
                                received.merge(text, 1, Integer::sum);
                            });
                        } else {
                            receiver.tryReceive(A_WHILE).ifPresent(text -> received.merge(text, 1, Integer::sum));
                        }
                        more = !last || received.size() > before;
                    } catch (InterruptedException nothingReceived) {
                        interrupts.incrementAndGet();
                    }
                }
            });
        }
        Random random = new Random(seed);
        while (targets[0].isAlive() || targets[1].isAlive()) {
            targets[random.nextInt(4)].interrupt();
            LockSupport.parkNanos(random.nextInt(10_000_000));
        }
        allSent.set(true);
        assertThat(allDone.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String where = transport + ", " + capacity + ", seed " + seed;
        for (Throwable surprise : surprises) {
            throw new AssertionError(surprises.size() + " surprises, " + where, surprise);
        }
        assertThat(sent).as(where).hasSize(2 * messages);
        assertThat(received.keySet()).as(where).containsExactlyInAnyOrderElementsOf(sent.keySet());
        assertThat(received.values()).as(where).containsOnly(1);
        assertThat(plainClient().count("dead." + NAME)).as("dead, " + where).isZero();
        assertThat(receiver.undecodable()).as(where).isZero();
        assertThat(interrupts.get()).as("waits that ended, " + where).isPositive();
    }

    private static boolean settled(MailboxException.InDoubt doubt) {
        try {
            doubt.retry();
            return true;
        } catch (MailboxException.Refused notTaken) {
            return false;
        }
    }

    private static Thread started(Queue<Throwable> surprises, CountDownLatch done, Party.Deed deed) {
        Thread thread = new Thread(() -> {
            try {
                deed.run();
            } catch (Throwable surprise) {
                surprises.add(surprise);
            } finally {
                done.countDown();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

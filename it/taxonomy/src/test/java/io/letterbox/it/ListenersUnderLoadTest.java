package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.RemoteArtemis;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listeners with much to do: pipelines, cycles, many threads, a broker that comes and goes, a shutdown in the middle. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ListenersUnderLoadTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    private final List<AutoCloseable> open = new ArrayList<>();

    private <C extends AutoCloseable> C closing(C closeable) {
        open.add(0, closeable);
        return closeable;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static Mailbox<String> mailbox(String name, Capacity capacity) {
        return Mailbox.of(name, String.class, capacity);
    }

    /** The most messages that an address ever held, as its broker counts them, looked at all the time. */
    private static Party<Long> most(StoredMessages stored, String address, CountDownLatch over) {
        return Party.calls(() -> {
            long most = 0;
            while (over.getCount() > 0) {
                most = Math.max(most, stored.of(address));
            }
            return most;
        });
    }

    @Test
    void aPipelineOfThreeOverSmallMailboxesKeepsItsBoundsAndEachMessage() throws Exception {
        StoredMessages stored = new StoredMessages();
        EmbeddedArtemis broker = closing(EmbeddedArtemis.start(BrokerSettings.inMemory(), List.of(stored)));
        Letterbox letterbox = closing(Letterbox.over(broker));
        Mailbox<String> first = mailbox("first", Capacity.bounded(4));
        Mailbox<String> second = mailbox("second", Capacity.bounded(4));
        Mailbox<String> third = mailbox("third", Capacity.bounded(4));
        Sender<String> toSecond = letterbox.sender(second);
        Sender<String> toThird = letterbox.sender(third);
        Map<String, Integer> done = new ConcurrentHashMap<>();
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        List<Listener> listeners = List.of(
                closing(letterbox.listen(first.deliveries(), Listening.named("one"), message -> {
                    attempts.add(message.attempt());
                    toSecond.send(message.message());
                })),
                closing(letterbox.listen(second.deliveries(), Listening.named("two"), message -> {
                    attempts.add(message.attempt());
                    toThird.send(message.message());
                })),
                closing(letterbox.listen(third.deliveries(), Listening.named("slow"), message -> {
                    attempts.add(message.attempt());
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2)); // It is slow.
                    done.merge(message.message(), 1, Integer::sum);
                })));
        CountDownLatch over = new CountDownLatch(1);
        List<Party<Long>> most = new ArrayList<>();
        for (String queue : List.of("first", "second", "third")) {
            most.add(most(stored, queue, over));
        }
        Sender<String> sender = letterbox.sender(first);
        for (int i = 0; i < 2_000; i++) {
            sender.send("" + i);
        }
        Cell.eventually(LONG, () -> done.size() == 2_000);
        over.countDown();
        for (Party<Long> each : most) {
            assertThat(each.result()).isBetween(1L, 4L);
        }
        assertThat(done.values()).containsOnly(1);
        assertThat(attempts.size()).isEqualTo(6_000);
        assertThat(Set.copyOf(attempts)).containsExactly(1);
        for (Listener listener : listeners) {
            Cell.eventually(() -> listener.status().done() == 2_000);
            assertThat(listener.status().deadLettered() + listener.status().failed())
                    .isZero();
        }
    }

    @Test
    void aCycleOfTwoFullMailboxesReportsItsStallAndRecovers() throws Exception {
        EmbeddedArtemis broker = closing(EmbeddedArtemis.start());
        Letterbox letterbox = closing(Letterbox.over(broker, Settings.defaults().stall(Duration.ofMillis(300))));
        Mailbox<String> ping = mailbox("ping", Capacity.bounded(1));
        Mailbox<String> pong = mailbox("pong", Capacity.bounded(1));
        Sender<String> toPing = letterbox.sender(ping);
        Sender<String> toPong = letterbox.sender(pong);
        toPing.send("a");
        toPong.send("b");
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        List<String> ended = Collections.synchronizedList(new ArrayList<>());
        Listener pinging = closing(letterbox.listen(ping.deliveries(), Listening.named("pinging"), message -> {
            attempts.add(message.attempt());
            toPong.send(message.message());
        }));
        Listener ponging = closing(letterbox.listen(pong.deliveries(), Listening.named("ponging"), message -> {
            attempts.add(message.attempt());
            toPing.send(message.message());
        }));
        Cell.eventually(() -> pinging.status().stalled() > 1 && ponging.status().stalled() > 1);
        assertThat(pinging.status().lastError().orElseThrow()).contains("mailbox pong");
        Receiver<String> relief = letterbox.receiver(ping);
        ended.add(relief.tryReceive(Duration.ofSeconds(30)).orElseThrow());
        Cell.eventually(() -> pinging.status().done() + ponging.status().done() > 0);
        pinging.pause();
        ponging.pause();
        Receiver<String> rest = letterbox.receiver(pong);
        Cell.eventually(() -> {
            relief.tryReceive().ifPresent(ended::add);
            rest.tryReceive().ifPresent(ended::add);
            return ended.size() == 2;
        });
        assertThat(ended).containsExactlyInAnyOrder("a", "b");
        assertThat(attempts).containsOnly(1);
        assertThat(pinging.status().deadLettered() + ponging.status().deadLettered())
                .isZero();
    }

    @Test
    void atEightfoldConcurrencyEachMessageIsDoneOnceAndNoSessionIsShared() throws Exception {
        SessionWatch watch = new SessionWatch(closing(EmbeddedArtemis.start()));
        Letterbox letterbox = closing(Letterbox.over(watch));
        Mailbox<String> orders = mailbox("orders", Capacity.bounded(50));
        Mailbox<String> shipped = mailbox("shipped", Capacity.unbounded());
        Sender<String> toShipped = letterbox.sender(shipped);
        Map<String, Integer> done = new ConcurrentHashMap<>();
        Listener listener =
                closing(letterbox.listen(orders, Listening.named("shipping").concurrency(8), order -> {
                    done.merge(order, 1, Integer::sum);
                    toShipped.send(order);
                }));
        Sender<String> sender = letterbox.sender(orders);
        List<Party<Boolean>> parties = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String name = thread + "-";
            parties.add(Party.does(() -> {
                for (int i = 0; i < 250; i++) {
                    sender.send(name + i);
                }
            }));
        }
        for (Party<Boolean> party : parties) {
            assertThat(party.result()).isTrue();
        }
        Cell.eventually(LONG, () -> listener.status().done() == 1_000);
        assertThat(done.size()).isEqualTo(1_000);
        assertThat(done.values()).containsOnly(1);
        Receiver<String> receiver = letterbox.receiver(shipped);
        for (int i = 0; i < 1_000; i++) {
            assertThat(receiver.tryReceive()).isPresent();
        }
        assertThat(receiver.tryReceive()).isEmpty();
        assertThat(watch.shared()).isEmpty();
    }

    @Test
    void aSharedSessionWouldBeNoticed() throws Exception {
        SessionWatch watch = new SessionWatch(closing(EmbeddedArtemis.start()));
        Connection connection = closing(watch.connect(Provider.Use.ONE_BY_ONE));
        connection.start();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
        Party<Boolean> first = Party.does(() -> consumer.receive(Cell.LONG.toMillis()));
        first.waitsFor(Cell.A_WHILE);
        try (MessageProducer second = session.createProducer(session.createQueue("orders"))) {
            second.send(session.createMessage());
        }
        assertThat(first.result()).isTrue();
        assertThat(watch.shared()).isNotEmpty();
    }

    @Test
    void aBrokerThatStopsAndStartsTenTimesLosesNothingAndNoInnocentDies(@TempDir Path journal) throws Exception {
        BrokerSettings first = BrokerSettings.inMemory()
                .directory(journal)
                .user("letterbox", "a password")
                .port(0);
        EmbeddedArtemis broker = EmbeddedArtemis.start(first);
        BrokerSettings settings = first.port(broker.port().orElseThrow());
        Letterbox letterbox = closing(Letterbox.over(
                closing(RemoteArtemis.at(broker.uri().orElseThrow().toString(), "letterbox", "a password"))));
        Mailbox<String> orders = mailbox("orders", Capacity.bounded(50));
        Mailbox<String> shipped = mailbox("shipped", Capacity.unbounded());
        Sender<String> toShipped = letterbox.sender(shipped);
        Listener listener =
                closing(letterbox.listen(orders, Listening.named("shipping").concurrency(2), toShipped::send));
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger accepted = new AtomicInteger();
        Party<Boolean> load = Party.does(() -> send(letterbox.sender(orders), accepted, over));
        for (int round = 0; round < 10; round++) {
            long done = listener.status().done();
            // a load that ended by a failure throws it here
            Cell.eventually(
                    LONG, () -> load.waits(Duration.ZERO) && listener.status().done() > done + 20);
            broker.close();
            Cell.eventually(LONG, () -> listener.status().state() == Listener.State.DISCONNECTED);
            broker = EmbeddedArtemis.start(settings);
        }
        closing(broker);
        over.countDown();
        assertThat(load.result()).isTrue();
        Map<String, Integer> received = new ConcurrentHashMap<>();
        try (Letterbox counting = Letterbox.over(broker);
                Receiver<String> receiver = counting.receiver(shipped)) {
            Cell.eventually(LONG, () -> {
                receiver.tryReceive(Duration.ofMillis(200)).ifPresent(order -> received.merge(order, 1, Integer::sum));
                return received.size() >= accepted.get();
            });
            assertThat(receiver.tryReceive(Duration.ofSeconds(1))).isEmpty();
        }
        assertThat(received.size()).isEqualTo(accepted.get());
        assertThat(received.values()).containsOnly(1);
        assertThat(listener.status().deadLettered()).isZero();
        try (BrokerCounts counts = new BrokerCounts(broker.connectionFactory())) {
            assertThat(counts.messages("dead.orders")).isZero();
            assertThat(counts.messages("orders")).isZero();
        }
    }

    /** Sends until it is over, and settles what is in doubt. */
    private static void send(Sender<String> sender, AtomicInteger accepted, CountDownLatch over) throws Exception {
        while (over.getCount() > 0) {
            String order = "order " + accepted.get();
            boolean sent = false;
            while (!sent) {
                sent = sent(sender, order);
            }
            accepted.incrementAndGet();
        }
    }

    private static boolean sent(Sender<String> sender, String order) throws InterruptedException {
        try {
            return sender.trySend(order, Duration.ofSeconds(1));
        } catch (MailboxException.InDoubt doubt) {
            settle(doubt);
            return true;
        } catch (MailboxException.Unreachable later) {
            return false;
        }
    }

    private static void settle(MailboxException.InDoubt doubt) {
        boolean settled = false;
        while (!settled) {
            try {
                doubt.retry();
                settled = true;
            } catch (MailboxException.InDoubt | MailboxException.Unreachable later) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    @Test
    void aShutdownInTheMiddleLeavesEachMessageDoneOrBack() throws Exception {
        EmbeddedArtemis broker = closing(EmbeddedArtemis.start());
        Mailbox<String> orders = mailbox("orders", Capacity.unbounded());
        Mailbox<String> shipped = mailbox("shipped", Capacity.unbounded());
        AtomicInteger called = new AtomicInteger();
        try (Letterbox letterbox = Letterbox.over(broker)) {
            Sender<String> sender = letterbox.sender(orders);
            for (int i = 0; i < 1_000; i++) {
                sender.send("" + i);
            }
            Sender<String> toShipped = letterbox.sender(shipped);
            for (Listening.Fetching fetching : Listening.Fetching.values()) {
                letterbox.listen(
                        orders,
                        Listening.named("shipping " + fetching).concurrency(2).fetching(fetching),
                        order -> {
                            called.incrementAndGet();
                            toShipped.send(order);
                        });
            }
            Cell.eventually(() -> called.get() > 300);
        }
        Map<String, Integer> found = new ConcurrentHashMap<>();
        try (Letterbox letterbox = Letterbox.over(broker)) {
            Receiver<String> back = letterbox.receiver(orders);
            back.tryReceive().ifPresent(order -> found.merge(order, 1, Integer::sum));
            assertThat(found).as("it was in the middle").isNotEmpty();
            for (Receiver<String> receiver : List.of(back, letterbox.receiver(shipped))) {
                var next = receiver.tryReceive();
                while (next.isPresent()) {
                    found.merge(next.get(), 1, Integer::sum);
                    next = receiver.tryReceive();
                }
            }
        }
        assertThat(found.size()).isEqualTo(1_000);
        assertThat(found.values()).containsOnly(1);
    }
}

package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.RemoteArtemis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The broker stops and starts again under open ends, on the same port and with the same journal. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ReconnectTest {

    private static final Duration LONG = Cell.LONG;

    @TempDir
    Path journal;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private BrokerSettings settings;
    private EmbeddedArtemis broker;
    private Letterbox letterbox;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    private static Mailbox<String> mailbox(Capacity capacity) {
        return Mailbox.of("orders", String.class, capacity);
    }

    @BeforeEach
    void start() {
        BrokerSettings first = BrokerSettings.inMemory()
                .directory(journal)
                .user("letterbox", "a password")
                .port(0);
        broker = EmbeddedArtemis.start(first);
        settings = first.port(broker.port().orElseThrow());
        open.push(() -> broker.close());
        RemoteArtemis remote = RemoteArtemis.at(broker.uri().orElseThrow().toString(), "letterbox", "a password");
        open.push(remote);
        letterbox = Letterbox.over(remote);
        open.push(letterbox);
    }

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private void restart() {
        broker.close();
        broker = EmbeddedArtemis.start(settings);
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void aWaitingReceiverAndAnIdleSenderGoOn(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Party<String> taker = Party.calls(receiver::receive);
        taker.waitsFor(Cell.A_WHILE);
        restart();
        assertThat(sender.trySend("1", LONG)).isTrue();
        assertThat(taker.result()).isEqualTo("1");

        taker = Party.calls(receiver::receive);
        sender.send("2");
        assertThat(taker.result()).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void anIdleReceiverGoesOn(Capacity capacity) throws Exception {
        Receiver<String> receiver = letterbox.receiver(mailbox(capacity));
        Sender<String> sender = letterbox.sender(mailbox(capacity));
        Party<String> first = Party.calls(receiver::receive);
        sender.send("1");
        assertThat(first.result()).isEqualTo("1");
        restart();
        Party<Boolean> giver = Party.does(() -> sender.send("2"));
        assertThat(receiver.tryReceive(LONG)).contains("2");
        assertThat(giver.result()).isTrue();
        assertThat(receiver.tryReceive()).isEmpty();
    }

    @Test
    void aSenderThatWaitsForRoomGoesOnWaiting() throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(Capacity.bounded(1)));
        sender.send("1");
        Party<Boolean> giver = Party.does(() -> sender.send("2"));
        giver.waitsFor(Cell.A_WHILE);
        restart();
        giver.waitsFor(Cell.A_WHILE);
        Receiver<String> receiver = letterbox.receiver(mailbox(Capacity.bounded(1)));
        assertThat(receiver.tryReceive(LONG)).contains("1");
        assertThat(giver.result()).isTrue();
        assertThat(receiver.tryReceive(LONG)).contains("2");
    }

    @Test
    void aSenderThatWaitsForAReceiverGoesOnWaiting() throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(Capacity.zero()));
        Party<Boolean> giver = Party.does(() -> sender.send("1"));
        giver.waitsFor(Cell.A_WHILE);
        restart();
        assertThat(letterbox.receiver(mailbox(Capacity.zero())).tryReceive(LONG))
                .contains("1");
        assertThat(giver.result()).isTrue();
    }

    @Test
    void whatWasAcceptedIsThereAfterTheRestart() throws Exception {
        letterbox.sender(mailbox(Capacity.bounded(3))).send("1");
        Receiver<String> audit =
                letterbox.receiver(Broadcast.of("prices", String.class).subscription("audit"));
        letterbox.sender(Broadcast.of("prices", String.class)).send("2");
        restart();
        assertThat(letterbox.receiver(mailbox(Capacity.bounded(3))).tryReceive(LONG))
                .contains("1");
        assertThat(audit.tryReceive(LONG)).contains("2");
    }

    /** Sends through one restart after the other: what was accepted, at once or by retry(), is there once. */
    @Test
    void aSendThatIsCutIsInDoubtAndItsRetryMakesItOnce() throws Exception {
        Sender<String> sender = letterbox.sender(mailbox(Capacity.unbounded()));
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        Set<String> unsent = ConcurrentHashMap.newKeySet();
        AtomicInteger doubts = new AtomicInteger();
        AtomicInteger sends = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        Party<Boolean> giver = Party.does(() -> {
            while (!stop.get()) {
                String message = "message " + sends.incrementAndGet();
                try {
                    assertThat(sender.trySend(message)).isTrue();
                    accepted.add(message);
                } catch (MailboxException.Unreachable nothingSent) {
                    unsent.add(message);
                } catch (MailboxException.InDoubt doubt) {
                    doubts.incrementAndGet();
                    retryUntilKnown(doubt);
                    accepted.add(message);
                }
            }
        });
        for (int round = 0; round < 3; round++) {
            int before = accepted.size();
            Cell.eventually(() -> accepted.size() > before + 20);
            restart();
        }
        int before = accepted.size();
        Cell.eventually(() -> accepted.size() > before + 5);
        stop.set(true);
        assertThat(giver.result()).isTrue();

        Set<String> received = new HashSet<>();
        Receiver<String> receiver = letterbox.receiver(mailbox(Capacity.unbounded()));
        receiver.tryReceive(LONG).ifPresent(received::add);
        for (var next = receiver.tryReceive(Cell.A_WHILE); next.isPresent(); next = receiver.tryReceive(Cell.A_WHILE)) {
            assertThat(received.add(next.get())).as("once: " + next).isTrue();
        }
        Set<String> lost = new TreeSet<>(accepted);
        lost.removeAll(received);
        assertThat(lost).as("accepted and lost, with " + doubts + " in doubt").isEmpty();
        received.removeAll(accepted);
        assertThat(received)
                .as("received and not accepted, unsent " + unsent.size())
                .isEmpty();
    }

    private static void retryUntilKnown(MailboxException.InDoubt doubt) throws Exception {
        Cell.eventually(() -> {
            try {
                doubt.retry();
                return true;
            } catch (MailboxException.InDoubt | MailboxException.Unreachable notYet) {
                return false;
            }
        });
    }

    @Test
    void aListenerWaitsForItsBrokerAndSaysSoOnce() throws Exception {
        List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.letterbox.Listener");
        logger.addHandler(log);
        Level usual = logger.getLevel();
        logger.setLevel(Level.INFO);
        open.push(() -> logger.setLevel(usual));
        open.push(() -> logger.removeHandler(log));
        broker.close();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Mailbox<String> orders = mailbox(Capacity.bounded(3));
        Listener listener = letterbox.listen(orders, Listening.named("shipping"), seen::add);
        open.push(listener);
        Cell.eventually(() -> listener.status().lastError().isPresent());
        assertThat(listener.status().state()).isEqualTo(Listener.State.DISCONNECTED);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)); // Some tries more.
        broker = EmbeddedArtemis.start(settings);
        Cell.eventually(() -> listener.status().state() == Listener.State.LISTENING);
        letterbox.sender(orders).send("1");
        Cell.eventually(() -> listener.status().done() == 1);
        restart();
        letterbox.sender(orders).send("2");
        Cell.eventually(() -> listener.status().done() == 2);
        assertThat(seen).containsExactly("1", "2");
        assertThat(logged).hasSize(4);
        assertThat(logged.get(0).getMessage()).contains("listener shipping has no connection");
        assertThat(logged.get(1).getMessage()).contains("listener shipping is connected again");
    }
}

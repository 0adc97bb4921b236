package io.letterbox.it.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.GlassBroker;
import io.letterbox.it.exactness.Steps.Step;
import io.letterbox.it.faults.Condition;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process leaves behind that is killed, or stops for good, while it waits or while others wait for it. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class DeadWaitersTest {

    /** How a process stops. */
    enum Death {
        KILLED,
        PAUSED
    }

    /** The connection's time-to-live of ten seconds, after which the broker gives up on a client, and two seconds. */
    private static final Duration NOTICED = Duration.ofSeconds(12);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Quiet quiet;
    private static GlassBroker broker;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final String name = "waiters" + NAMES.incrementAndGet();
    private Letterbox letterbox;

    @BeforeAll
    static void start() {
        quiet = new Quiet();
        broker = GlassBroker.start(BrokerSettings.inMemory().port(0));
    }

    @AfterAll
    static void stop() {
        broker.close();
        quiet.close();
    }

    @BeforeEach
    void open() {
        letterbox = Letterbox.over(broker);
    }

    @AfterEach
    void close() throws Exception {
        letterbox.close();
        executor.shutdownNow();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).as("ended").isTrue();
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aDeadWaitingSenderLeavesNothingBehindAndTheLineGoesOn(Death death) throws Exception {
        try (Sender<String> sender = letterbox.sender(mailbox(1));
                Receiver<String> receiver = letterbox.receiver(mailbox(1));
                Requests requests = new Requests();
                Peer peer = peer("sender", 1, Step.NONE)) {
            assertThat(sender.trySend("first")).isTrue();
            int ghost = peer.call("send ghost");
            requests.await("ask");
            Future<Boolean> next = inLine(sender, requests);
            die(peer, death);
            assertThat(receiver.tryReceive(SOON)).hasValue("first");
            Duration noticed = told("the next in line behind a sender, " + death, next);
            assertThat(noticed).isLessThan(NOTICED);
            checkWhole(sender, receiver, "next");
            if (death == Death.PAUSED) {
                peer.resume();
                checkSent(peer, ghost);
                assertThat(receiver.tryReceive(SOON)).hasValue("ghost");
                checkWhole(sender, receiver, null);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aDeadHolderOfASlotLeavesItToTheNext(Death death) throws Exception {
        try (Sender<String> sender = letterbox.sender(mailbox(1));
                Receiver<String> receiver = letterbox.receiver(mailbox(1));
                Requests requests = new Requests();
                Peer peer = peer("sender", 1, Step.GRANTED)) {
            assertThat(sender.trySend("first")).isTrue();
            int ghost = peer.call("send ghost");
            requests.await("ask");
            assertThat(receiver.tryReceive(SOON)).hasValue("first");
            peer.awaitStep(Step.GRANTED);
            assertThat(sender.trySend("barging in")).as("the slot is kept").isFalse();
            Future<Boolean> next = inLine(sender, requests);
            die(peer, death);
            assertThat(told("the next in line behind a slot, " + death, next)).isLessThan(NOTICED);
            checkWhole(sender, receiver, "next");
            if (death == Death.PAUSED) {
                peer.resume();
                peer.go();
                checkSent(peer, ghost);
                assertThat(receiver.tryReceive(SOON)).hasValue("ghost");
                checkWhole(sender, receiver, null);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whatADeadReceiverHadInItsHandlerComesBack(Death death) throws Exception {
        try (Sender<String> sender = letterbox.sender(mailbox(1));
                Receiver<String> receiver = letterbox.receiver(mailbox(1));
                Peer peer = peer("receiver", 1, Step.HANDLING)) {
            assertThat(sender.trySend("first")).isTrue();
            int handling = peer.call("handle 20000");
            peer.awaitStep(Step.HANDLING);
            assertThat(sender.trySend("second")).as("a message in hand counts").isFalse();
            assertThat(receiver.tryReceive()).as("a message in hand").isEmpty();
            long begin = System.nanoTime();
            die(peer, death);
            assertThat(receiver.tryReceive(SOON)).hasValue("first");
            Duration back = Duration.ofNanos(System.nanoTime() - begin);
            report("a message in the handler of a receiver, " + death, back);
            assertThat(back).isLessThan(NOTICED);
            checkWhole(sender, receiver, null);
            if (death == Death.PAUSED) {
                peer.resume();
                peer.go();
                assertThat(peer.answer(handling, SOON)).startsWith("Unacknowledged first");
            }
        }
    }

    @Test
    void theTicketOfADeadReceiverIsNobody() throws Exception {
        try (Sender<String> sender = letterbox.sender(mailbox(0));
                Receiver<String> receiver = letterbox.receiver(mailbox(0));
                Peer peer = peer("receiver", 0, Step.NONE)) {
            peer.call("receive 60000");
            Tickets.await(broker, name, 1);
            peer.kill();
            long begin = System.nanoTime();
            assertThat(sender.trySend("alone")).as("nobody waits").isFalse();
            Duration penalty = Duration.ofNanos(System.nanoTime() - begin);
            report("trySend to the ticket of a killed receiver", penalty);
            assertThat(penalty).as("a limit of zero, and the grace").isLessThan(Duration.ofSeconds(2));
            Future<String> live = executor.submit(() -> receiver.receive());
            Tickets.await(broker, name, 1);
            assertThat(sender.trySend("to the living")).isTrue();
            assertThat(live.get(20, TimeUnit.SECONDS)).isEqualTo("to the living");
            awaitEmpty();
        }
    }

    @Test
    void aDeadReceiverAtTheHeadCostsASenderOnePatience() throws Exception {
        try (Sender<String> sender = letterbox.sender(mailbox(0));
                Receiver<String> receiver = letterbox.receiver(mailbox(0));
                Peer peer = peer("receiver", 0, Step.NONE)) {
            peer.call("receive 60000");
            Tickets.await(broker, name, 1);
            Future<String> live = executor.submit(() -> receiver.receive());
            Tickets.await(broker, name, 2);
            peer.kill();
            long begin = System.nanoTime();
            assertThat(sender.trySend("to the living", SOON)).isTrue();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            report("a hand-over past a dead receiver", took);
            assertThat(took).isLessThan(Duration.ofSeconds(2));
            assertThat(live.get(20, TimeUnit.SECONDS)).isEqualTo("to the living");
            awaitEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void aDeadWaitingSenderHandsNothingOver(Death death) throws Exception {
        try (Receiver<String> receiver = letterbox.receiver(mailbox(0));
                Sender<String> sender = letterbox.sender(mailbox(0));
                Peer peer = peer("sender", 0, Step.NONE)) {
            int ghost = peer.call("send ghost");
            // It waits when it has not been told anything, and a receiver has not met it only if it is dead.
            die(peer, death);
            assertThat(receiver.tryReceive(Duration.ofSeconds(1)))
                    .as("from the dead")
                    .isEmpty();
            if (death == Death.PAUSED) {
                peer.resume();
                assertThat(receiver.tryReceive(SOON)).hasValue("ghost");
                assertThat(peer.answer(ghost, SOON)).isEqualTo("true");
            }
            Future<String> live = executor.submit(() -> receiver.receive());
            assertThat(sender.trySend("from the living", SOON)).isTrue();
            assertThat(live.get(20, TimeUnit.SECONDS)).isEqualTo("from the living");
            awaitEmpty();
        }
    }

    private Mailbox<String> mailbox(int capacity) {
        return Mailbox.of(name, String.class, PeerProgram.capacity(capacity));
    }

    private Peer peer(String end, int capacity, Step stop) throws InterruptedException {
        return Peer.start(broker.url(), broker.login(), end, name, capacity, stop);
    }

    private static void die(Peer peer, Death death) throws InterruptedException {
        switch (death) {
            case KILLED -> peer.kill();
            case PAUSED -> peer.pause();
        }
    }

    private Future<Boolean> inLine(Sender<String> sender, Requests requests) throws Exception {
        Future<Boolean> next = executor.submit(() -> sender.trySend("next", Duration.ofSeconds(60)));
        requests.await("ask");
        return next;
    }

    private static Duration told(String what, Future<Boolean> accepted) throws Exception {
        long begin = System.nanoTime();
        assertThat(accepted.get(60, TimeUnit.SECONDS)).isTrue();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        report(what, took);
        return took;
    }

    private static void report(String what, Duration took) {
        System.err.println("after " + took.toMillis() + " ms: " + what);
    }

    /** Receives what should be there and nothing else, and sees that there is room for one, and for one only. */
    private static void checkWhole(Sender<String> sender, Receiver<String> receiver, String expected)
            throws InterruptedException {
        if (expected != null) {
            assertThat(receiver.tryReceive(SOON)).hasValue(expected);
        }
        assertThat(receiver.tryReceive(Duration.ofMillis(200)))
                .as("left behind")
                .isEmpty();
        assertThat(sender.trySend("room", SOON)).isTrue();
        assertThat(sender.trySend("no room")).isFalse();
        assertThat(receiver.tryReceive(SOON)).hasValue("room");
    }

    /** After its pause it sent, or it is in doubt and sends at the second try. */
    private static void checkSent(Peer peer, int call) throws InterruptedException {
        String answer = peer.answer(call, SOON);
        if (answer.startsWith("InDoubt")) {
            answer = peer.answer(peer.call("retry " + call), SOON);
        }
        assertThat(answer).as("sent after the pause").isEqualTo("true");
    }

    private void awaitEmpty() throws Exception {
        Condition.await("nothing left in the queue", Duration.ofSeconds(30), () -> broker.stored(name) == 0);
    }

    /** What clients ask of the plug-in; it is heard after it was done. */
    private static final class Requests implements AutoCloseable {
        private final Connection connection;
        private final MessageConsumer consumer;

        Requests() throws JMSException {
            connection = broker.connectionFactory().createConnection();
            Session session = connection.createSession();
            consumer = session.createConsumer(session.createTopic("letterbox.bounds"));
            connection.start();
        }

        void await(String op) throws JMSException {
            while (true) {
                Message request = consumer.receive(SOON.toMillis());
                assertThat(request).as("a request to " + op).isNotNull();
                if (op.equals(request.getStringProperty("LetterboxOp"))) {
                    return;
                }
            }
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }
}

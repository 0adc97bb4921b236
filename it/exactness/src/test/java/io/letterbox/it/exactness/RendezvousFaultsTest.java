package io.letterbox.it.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.GlassBroker;
import io.letterbox.it.exactness.Steps.Step;
import io.letterbox.it.faults.Cable;
import io.letterbox.it.faults.Child;
import io.letterbox.it.faults.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault at each step of the hand-over: what the living end is told, and when, against what the other one received. At the end
 * nothing is left in any queue, and what nobody received is in the dead letters.
 */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class RendezvousFaultsTest {

    /** What happens to the process at the other end. */
    enum Fault {
        KILLED,
        PAUSED,
        HELD_UP,
        CUT_OFF
    }

    private static final String PARCEL = "parcel";
    private static final Duration LIMIT = Duration.ofSeconds(1);
    /** Two patiences of half a second, as documented, and a second for the round trips of a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration ORPHANS_FOUND = Duration.ofSeconds(30);

    private static final List<Case> CASES = new ArrayList<>();
    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();
    private static Quiet quiet;
    private static GlassBroker broker;
    private static Letterbox letterbox;

    /** What became of one parcel: what the sender was told last, and what the receiver said. */
    private record Case(String name, String sender, String receiver, boolean receiverKilled) {

        boolean received() {
            return receiver.equals("got " + PARCEL);
        }

        void check(long dead) {
            String all = this + ", dead letters " + dead;
            long surely = dead + (received() ? 1 : 0);
            assertThat(surely).as(all).isLessThanOrEqualTo(1);
            switch (sender) {
                case "true" ->
                    assertThat(surely == 1 || receiver.startsWith("Unacknowledged") || receiverKilled)
                            .as(all)
                            .isTrue();
                case "false", "Refused" -> assertThat(surely).as(all).isZero();
                default -> assertThat(sender).as(all).isIn("InDoubt", "killed");
            }
        }
    }

    @BeforeAll
    static void start() {
        quiet = new Quiet();
        broker = GlassBroker.start(BrokerSettings.inMemory().port(0));
        letterbox = Letterbox.over(broker);
    }

    @AfterAll
    static void everyQueueEndsEmptyAndEachParcelIsInOnePlaceAtMost() throws Exception {
        try {
            for (Case each : CASES) {
                Duration took =
                        Condition.await("empty after " + each, ORPHANS_FOUND, () -> broker.stored(each.name()) == 0);
                long dead = broker.stored("dead." + each.name());
                System.err.println(each + ", dead letters " + dead + ", empty after " + took.toMillis() + " ms more");
                each.check(dead);
            }
        } finally {
            letterbox.close();
            broker.close();
            EXECUTOR.shutdownNow();
            quiet.close();
        }
    }

    static Stream<Arguments> receiversSteps() {
        return everyFaultAt(Step.NONE, Step.READING, Step.HANDLING, Step.BEFORE_COMMIT, Step.AFTER_COMMIT);
    }

    static Stream<Arguments> sendersSteps() {
        return everyFaultAt(Step.BEFORE_COMMIT, Step.AFTER_COMMIT);
    }

    private static Stream<Arguments> everyFaultAt(Step... steps) {
        return Stream.of(steps).flatMap(step -> Stream.of(Fault.values()).map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest(name = "receiver, {0}, {1}")
    @MethodSource("receiversSteps")
    void aSenderIsToldTheTruthInTimeWhenItsReceiverStops(Step step, Fault fault) throws Exception {
        String name = name("receiver", step, fault);
        watch(name);
        try (Cable cable = new Cable(broker.url());
                Sender<String> sender = letterbox.sender(mailbox(name));
                Peer peer = peer(cable, fault, "receiver", name, step)) {
            int call = peer.call((step == Step.HANDLING ? "handle " : "receive ") + 5_000);
            Tickets.await(broker, name, 1);
            if (step == Step.NONE) {
                strike(fault, peer, cable);
            }
            Future<Told> telling = EXECUTOR.submit(() -> told(sender));
            if (step != Step.NONE) {
                peer.awaitStep(step);
                strike(fault, peer, cable);
            }
            Told told = telling.get(60, TimeUnit.SECONDS);
            System.err.println(name + ": " + told);
            String received = "killed";
            if (fault != Fault.KILLED) {
                recover(fault, peer, cable);
                received = peer.answer(call, Child.SOON);
                if (step == Step.HANDLING && received.equals("true")) {
                    received = "got " + PARCEL;
                }
            }
            CASES.add(new Case(name, told.settled(), received, fault == Fault.KILLED));
            assertThat(told.after()).as("limit and grace, %s", told).isLessThan(LIMIT.plus(GRACE));
        }
    }

    @ParameterizedTest(name = "sender, {0}, {1}")
    @MethodSource("sendersSteps")
    void aReceiverReturnsInTimeWithTheTruthWhenItsSenderStops(Step step, Fault fault) throws Exception {
        String name = name("sender", step, fault);
        Receiver<String> receiver = watch(name);
        try (Cable cable = new Cable(broker.url());
                Peer peer = peer(cable, fault, "sender", name, step)) {
            long begin = System.nanoTime();
            Duration limit = Duration.ofSeconds(3);
            Future<Optional<String>> receiving = EXECUTOR.submit(() -> receiver.tryReceive(limit));
            Tickets.await(broker, name, 1);
            int call = peer.call("trySend " + LIMIT.toMillis() + " " + PARCEL);
            peer.awaitStep(step);
            strike(fault, peer, cable);
            String received = receiving
                    .get(60, TimeUnit.SECONDS)
                    .map(text -> "got " + text)
                    .orElse("empty");
            Duration after = Duration.ofNanos(System.nanoTime() - begin);
            String told = "killed";
            if (fault != Fault.KILLED) {
                recover(fault, peer, cable);
                told = peer.answer(call, Child.SOON);
                long end = System.nanoTime() + SETTLED.toNanos();
                while (told.startsWith("InDoubt") && System.nanoTime() - end < 0) {
                    told = peer.answer(peer.call("retry " + call), Child.SOON);
                }
            }
            System.err.println(name + ": " + received + " after " + after.toMillis() + " ms, " + told);
            CASES.add(new Case(name, told.split(" ", 2)[0], received, false));
            assertThat(after).as("limit and grace").isLessThan(limit.plus(GRACE));
        }
    }

    private static String name(String end, Step step, Fault fault) {
        return (end + "." + step + "." + fault).toLowerCase(Locale.ROOT);
    }

    /** The living receiver of the other tests, and the one that looks for orphans. */
    private static Receiver<String> watch(String name) {
        return letterbox.receiver(mailbox(name));
    }

    private static Mailbox<String> mailbox(String name) {
        return Mailbox.of(name, String.class, Capacity.zero());
    }

    private static Peer peer(Cable cable, Fault fault, String end, String name, Step step) throws InterruptedException {
        boolean wired = fault == Fault.HELD_UP || fault == Fault.CUT_OFF;
        return Peer.start(wired ? cable.url() : broker.url(), broker.login(), end, name, 0, step);
    }

    private static void strike(Fault fault, Peer peer, Cable cable) throws InterruptedException {
        switch (fault) {
            case KILLED -> peer.kill();
            case PAUSED -> peer.pause();
            case HELD_UP -> {
                cable.hold();
                peer.go();
            }
            case CUT_OFF -> {
                cable.cut();
                peer.go();
            }
        }
    }

    private static void recover(Fault fault, Peer peer, Cable cable) throws InterruptedException {
        switch (fault) {
            case PAUSED -> {
                peer.resume();
                peer.go();
            }
            case HELD_UP -> cable.release();
            default -> {
                // There is a new cable already.
            }
        }
    }

    /**
     * What a sender was told.
     *
     * @param first by the call
     * @param after how long it took
     * @param doubt to be settled, if it was told so
     */
    private record Told(String first, Duration after, MailboxException.InDoubt doubt) {

        /** What it is told when it asks again for a while. */
        String settled() {
            if (doubt == null) {
                return first;
            }
            MailboxException.InDoubt still = doubt;
            long end = System.nanoTime() + SETTLED.toNanos();
            while (System.nanoTime() - end < 0) {
                try {
                    still.retry();
                    return "true";
                } catch (MailboxException.InDoubt again) {
                    still = again;
                } catch (MailboxException.Refused nothingSent) {
                    return "Refused";
                }
            }
            return "InDoubt";
        }

        @Override
        public String toString() {
            return first + " after " + after.toMillis() + " ms";
        }
    }

    private static Told told(Sender<String> sender) throws InterruptedException {
        long begin = System.nanoTime();
        MailboxException.InDoubt doubt = null;
        String first;
        try {
            first = Boolean.toString(sender.trySend(PARCEL, LIMIT));
        } catch (MailboxException.InDoubt unknown) {
            doubt = unknown;
            first = "InDoubt";
        }
        return new Told(first, Duration.ofNanos(System.nanoTime() - begin), doubt);
    }
}

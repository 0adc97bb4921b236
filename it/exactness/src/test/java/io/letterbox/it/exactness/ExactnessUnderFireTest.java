package io.letterbox.it.exactness;

import static io.letterbox.Capacity.bounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Mailbox;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.GlassBroker;
import io.letterbox.it.faults.Child;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twelve senders by all verbs, plain JMS among them, against capacities of 1, 3 and 10. */
@Timeout(120)
class ExactnessUnderFireTest {

    private static final Duration STANDING = Duration.ofSeconds(4);
    private static final Duration FLOWING = Duration.ofSeconds(4);
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(60);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);
    private static final int FLOW = 20;
    private static final int RECEIVERS = 4;
    private static final int SAME_WAY = 16;
    private static final long SAMPLE_NANOS = 50_000;

    private static Quiet quiet;
    private static GlassBroker broker;
    private static List<Child> others = List.of();

    @BeforeAll
    static void startTheBrokerAndTheProcesses() {
        quiet = new Quiet();
        broker = GlassBroker.start(BrokerSettings.inMemory().port(0));
        others = Squad.others(broker.url(), broker.login());
    }

    @AfterAll
    static void endTheProcessesAndTheBroker() {
        others.forEach(Child::close);
        broker.close();
        quiet.close();
    }

    @ParameterizedTest(name = "capacity {0}, processes: {1}")
    @CsvSource({"1,1", "3,1", "10,1", "1,4", "3,4", "10,4"})
    void storedNeverExceedsTheCapacityAndWhatWasAcceptedIsReceivedOnce(int capacity, int processes) throws Exception {
        Mailbox<String> mailbox = mailbox("fire" + processes + "x" + capacity, capacity);
        long seed = seed();
        Ledger ledger = new Ledger(capacity);
        int rounds;
        try (Squad squad = new Squad(
                        broker,
                        broker.connectionFactory(),
                        mailbox,
                        capacity,
                        processes == 1 ? List.of() : others,
                        false);
                Receivers receivers = new Receivers(broker, broker.connectionFactory(), mailbox, ledger);
                Sampler sampler = new Sampler(mailbox, broker, ledger)) {
            rounds = standing(squad, receivers, mailbox, ledger, seed, STANDING);
            rounds += FLOW * flowing(squad, receivers, mailbox, ledger, seed, FLOWING);
            assertThat(sampler.samples).as("looks at the count").isPositive();
        }
        System.err.println(ledger + ", " + rounds + " rounds, seed " + seed);
        assertThat(ledger.violations()).as("%s, seed %s", ledger, seed).isEmpty();
        assertThat(ledger.mostStored())
                .as("most stored: the load fills the mailbox")
                .isEqualTo(capacity);
        assertThat(rounds).as("rounds").isGreaterThan(20);
    }

    @Test
    void theSameLoadWithoutThePlugInIsFoundOut() throws Exception {
        int capacity = 3;
        long seed = seed();
        try (GlassBroker inexact =
                GlassBroker.startInexact(BrokerSettings.inMemory().port(0))) {
            Mailbox<String> mailbox = mailbox("inexact", capacity);
            Ledger ledger = new Ledger(capacity);
            int rounds = 0;
            try (Squad squad = new Squad(inexact, inexact.connectionFactory(), mailbox, capacity, List.of(), true);
                    Receivers receivers = new Receivers(inexact, inexact.connectionFactory(), mailbox, ledger)) {
                long end = System.nanoTime() + LONGEST_SEARCH.toNanos();
                while (ledger.mostStored() <= capacity && System.nanoTime() - end < 0) {
                    List<Sent> volley = squad.volley(seed + rounds++, 1, false);
                    ledger.sent(volley);
                    long stored = inexact.stored(mailbox.name());
                    ledger.standing(stored, volley);
                    receivers.take((seed + rounds) / SAME_WAY, stored);
                }
            }
            System.err.println("without the plug-in " + ledger + ", " + rounds + " rounds, seed " + seed);
            assertThat(ledger.violations())
                    .as("what the checker finds, %s, seed %s", ledger, seed)
                    .anyMatch(found -> found.endsWith("stored, and the capacity is " + capacity));
        }
    }

    /** Nobody receives while the senders try; then all that is stored is received. */
    private static int standing(
            Squad squad, Receivers receivers, Mailbox<String> mailbox, Ledger ledger, long seed, Duration time)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        int rounds = 0;
        while (System.nanoTime() - end < 0) {
            long its = seed + rounds++;
            List<Sent> volley = squad.volley(its, 1, false);
            ledger.sent(volley);
            long stored = broker.stored(mailbox.name());
            ledger.standing(stored, volley);
            receivers.take(its / SAME_WAY, stored);
        }
        return rounds;
    }

    /** Receivers come and go while senders wait. */
    private static int flowing(
            Squad squad, Receivers receivers, Mailbox<String> mailbox, Ledger ledger, long seed, Duration time)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        int rounds = 0;
        receivers.start(seed, RECEIVERS);
        while (System.nanoTime() - end < 0) {
            ledger.sent(squad.volley(-seed - rounds++, FLOW, true));
        }
        long drained = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (broker.stored(mailbox.name()) > 0) {
            assertThat(System.nanoTime() - drained).as("time to drain").isNegative();
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
        receivers.stop();
        return rounds;
    }

    private static Mailbox<String> mailbox(String name, int capacity) {
        return Mailbox.of(name, String.class, bounded(capacity));
    }

    private static long seed() {
        return Long.getLong("letterbox.seed", System.nanoTime());
    }

    /** Looks at the broker's count all the time. */
    private static final class Sampler implements AutoCloseable {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Thread thread;
        private volatile long samples;

        Sampler(Mailbox<String> mailbox, GlassBroker broker, Ledger ledger) {
            thread = new Thread(() -> {
                long taken = 0;
                while (!stopped.get()) {
                    ledger.stored(broker.stored(mailbox.name()));
                    samples = ++taken;
                    LockSupport.parkNanos(SAMPLE_NANOS);
                }
            });
            thread.start();
        }

        @Override
        public void close() throws InterruptedException {
            stopped.set(true);
            thread.join();
        }
    }
}

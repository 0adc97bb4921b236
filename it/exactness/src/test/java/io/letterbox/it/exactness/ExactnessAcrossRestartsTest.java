package io.letterbox.it.exactness;

import static io.letterbox.Capacity.bounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Mailbox;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.it.faults.Child;
import io.letterbox.it.faults.Condition;
import io.letterbox.it.faults.Parent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed in the middle of the load, and starts again over the same journal and at the same port. */
@Timeout(120)
class ExactnessAcrossRestartsTest {

    private static final int CAPACITY = 3;
    private static final int KILLS = 2;
    private static final int FLOW = 30;
    private static final int RECEIVERS = 4;
    private static final int BEFORE_THE_KILL = 20;
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(40);

    private final Mailbox<String> mailbox = Mailbox.of("restarted", String.class, bounded(CAPACITY));
    private final Login login = new Login("tester", UUID.randomUUID().toString());
    private final Ledger ledger = new Ledger(CAPACITY);

    @TempDir
    private Path directory;

    private Child broker;

    @Test
    void whatIsInDoubtIsSettledByRetryAndNothingIsLostOrDoubled() throws Exception {
        long seed = Long.getLong("letterbox.seed", System.nanoTime());
        String url = start("0");
        List<Child> others = Squad.others(url, login);
        try (Quiet quiet = new Quiet();
                RemoteArtemis artemis = RemoteArtemis.at(url, login.user(), login.password());
                Squad squad = new Squad(artemis, artemis.connectionFactory(), mailbox, CAPACITY, others, false);
                Receivers receivers = new Receivers(artemis, artemis.connectionFactory(), mailbox, ledger)) {
            receivers.start(seed, RECEIVERS);
            for (int kill = 0; kill < KILLS; kill++) {
                long before = ledger.received();
                Future<List<Sent>> volley = squad.begin(seed + kill, FLOW, true);
                Condition.await(
                        "the load runs",
                        LONGEST_DRAIN,
                        () -> ledger.received() - before >= BEFORE_THE_KILL || volley.isDone());
                ledger.stored(ask("most"));
                ledger.restarted();
                broker.kill();
                start(url.substring(url.lastIndexOf(':') + 1));
                ledger.sent(volley.get());
            }
            Condition.await("empty", LONGEST_DRAIN, () -> ask("stored") == 0);
            receivers.stop();
            ledger.stored(ask("most"));
            System.err.println(
                    ledger + ", " + KILLS + " kills, " + squad.doubts() + " in doubt and settled, seed " + seed);
            assertThat(ledger.violations()).as("%s, seed %s", ledger, seed).isEmpty();
            assertThat(ledger.mostStored()).as("most stored").isEqualTo(CAPACITY);
        } finally {
            others.forEach(Child::close);
            broker.close();
        }
    }

    private String start(String port) throws InterruptedException {
        broker = Child.start(
                BrokerProgram.class,
                Parent.environment("", login),
                List.of(directory.toString(), port, mailbox.destination()));
        return broker.hear("url ");
    }

    private long ask(String what) throws InterruptedException {
        broker.say(what);
        return Long.parseLong(broker.hear(what + " "));
    }
}

package io.letterbox.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nothing is killed, the other libraries' drivers lose and repeat nothing: what the report shows of them, the faults did. */
class PeersTest {

    private static final int MESSAGES = 200;
    private static final int THREADS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path journal;

    @ParameterizedTest
    @EnumSource(
            value = Driver.Kind.class,
            names = {"SPRING", "SPRING_DEFAULTS", "SMALLRYE"})
    @Timeout(100)
    void withoutFaultsEachMessageIsSentSentOnAndReceivedOnce(Driver.Kind kind) throws Exception {
        History history = new History();
        try (Broker broker = Broker.start(journal)) {
            try (Client sender = Client.start(kind, broker.reached(), history)) {
                sender.send("orders", 0, MESSAGES, THREADS);
                sender.awaitSent(SOON);
            }
            assertThat(broker.stored("orders")).as("sent").isEqualTo(MESSAGES);
            try (Client listener = Client.start(kind, broker.reached(), history)) {
                listener.listen("orders", "parcels", THREADS);
                Condition.await("all are sent on", SOON, () -> broker.stored("parcels") == MESSAGES);
                listener.stop();
            }
            assertThat(broker.stored("orders")).as("left").isZero();
            try (Client receiver = Client.start(kind, broker.reached(), history)) {
                receiver.receive("parcels", THREADS);
                history.await(History.Kind.SETTLED, MESSAGES, SOON);
                receiver.stop();
            }
        }
        TotalQueue queue = TotalQueue.of(history.events());
        assertThat(queue.violations()).as("%s", queue).isEmpty();
        assertThat(history.count(History.Kind.SETTLED)).as("settled").isEqualTo(MESSAGES);
    }
}

package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal's flush, set by measuring the disk. How much faster that is depends on the disk, so it is printed. */
@Timeout(120)
class JournalFlushTest {

    private static final int MESSAGES = 150;
    private static final int ENGINE_DEFAULT = 3_333_333;

    @TempDir
    Path directory;

    @Test
    void itIsShorterThanTheEnginesDefault() throws Exception {
        int nanos = JournalFlush.nanos(directory);
        assertThat(nanos).isBetween(0, ENGINE_DEFAULT);
        for (int senders : new int[] {1, 8}) {
            double untuned = rate(ENGINE_DEFAULT, senders);
            double tuned = rate(nanos, senders);
            System.out.printf(
                    "journal measured: flush %,d ns, %d senders: untuned %.0f/s, tuned %.0f/s, ratio %.1f%n",
                    nanos, senders, untuned, tuned, tuned / untuned);
        }
    }

    private double rate(int nanos, int senders) throws Exception {
        BrokerSettings settings =
                BrokerSettings.inMemory().directory(directory.resolve("journal-" + nanos + "-" + senders));
        try (TestBroker broker = TestBroker.flushing(settings, nanos);
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            List<Callable<Long>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue("orders"));
                sending.add(() -> {
                    send(session, producer, MESSAGES / 3);
                    long begin = System.nanoTime();
                    send(session, producer, MESSAGES);
                    return System.nanoTime() - begin;
                });
            }
            return Race.of(sending).stream()
                    .mapToDouble(time -> MESSAGES * 1e9 / time)
                    .sum();
        }
    }

    private static void send(Session session, MessageProducer producer, int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            producer.send(session.createTextMessage("x".repeat(256)));
        }
    }
}

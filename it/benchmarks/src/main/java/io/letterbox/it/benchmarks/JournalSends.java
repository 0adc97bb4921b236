package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A blocking send to a journal on disk: Letterbox on its own broker, plain JMS on an embedded broker as the engine sets it up. */
public class JournalSends {

    static final String RAW_ON_SAME_BROKER = "raw-on-same-broker";

    /** Where the journals are, on a disk; the current directory unless given. */
    static final String DIRECTORY = "benchmarks.directory";

    private static final int UNTUNED = 4711;

    @Benchmark
    public void sendToJournal(Sides sides, Alternation.Turn turn) throws Exception {
        turn.of(sides).once();
    }

    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH opens it
    public static class Sides extends Alternation {
        private Path directory;
        private EmbeddedArtemis tuned;
        private EmbeddedActiveMQ untuned;
        private ActiveMQConnectionFactory factory;

        @Override
        Map<String, Side> open(BenchmarkParams run) throws Exception {
            Path parent = Files.createDirectories(Path.of(System.getProperty(DIRECTORY, ".")));
            directory = Files.createTempDirectory(parent, "journals");
            tuned = EmbeddedArtemis.start(BrokerSettings.inMemory().directory(directory.resolve("tuned")));
            untuned = untuned(directory.resolve("untuned"));
            factory = new ActiveMQConnectionFactory("vm://" + UNTUNED);
            Provider provider = tuned;
            return Map.of(
                    LETTERBOX, Sends.letterbox(provider, "journal.letterbox"),
                    RAW_ON_SAME_BROKER, new Sends.Plain(provider, "journal.same", true),
                    RAW, new Sends.Plain(Raw.over(factory), Raw.over(factory), "journal.raw", false));
        }

        @Override
        void closeShared() throws Exception {
            factory.close();
            tuned.close();
            untuned.stop();
            delete(directory);
        }
    }

    private static EmbeddedActiveMQ untuned(Path directory) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .addAcceptorConfiguration("in-vm", "vm://" + UNTUNED);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.start();
        return broker;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}

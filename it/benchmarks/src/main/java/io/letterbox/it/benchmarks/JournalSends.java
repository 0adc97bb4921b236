package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Provider;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A blocking send to a journal on disk: Letterbox on its own broker, plain JMS on an embedded broker as the engine sets it up. */
final class JournalSends {

    static final String RAW_ON_SAME_BROKER = "raw-on-same-broker";

    private static final int UNTUNED = 4711;

    private JournalSends() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX,
                Sends.letterbox(provider, "journal.letterbox", Capacity.unbounded()),
                RAW_ON_SAME_BROKER,
                new Sends.Plain(provider, "journal.same", true),
                Alternation.RAW,
                new Untuned());
    }

    /** Acknowledged sends to an embedded broker of its own, with the engine's settings for the broker and for the connection. */
    private static final class Untuned implements Side {
        private final Path directory = Journals.make();
        private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        private final Side sending;

        Untuned() throws Exception {
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
            broker.setConfiguration(configuration);
            broker.start();
            ConnectionFactory factory = new ActiveMQConnectionFactory("vm://" + UNTUNED);
            sending = new Sends.Plain(Raw.over(factory), Raw.over(factory), "journal.raw", false);
        }

        @Override
        public Worker worker() throws Exception {
            return sending.worker();
        }

        @Override
        public void after() throws Exception {
            sending.after();
        }

        @Override
        public void close() throws JMSException {
            sending.close();
            try {
                broker.stop();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Journals.delete(directory);
        }
    }
}

package io.letterbox.artemis.junit;

import static io.letterbox.Capacity.bounded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.junit.EmbeddedBroker.Storage;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker leaves behind, which is nothing, and what it costs. */
class TracesTest {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, bounded(3));
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long STEP_NANOS = 5_000_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 200;

    /** What a test of messages does: a broker, a message with a mailbox, a message without, and the end. */
    private static void round(BrokerSettings settings, Storage storage) throws InterruptedException {
        try (RunningBroker broker = RunningBroker.start(settings, storage)) {
            broker.begin();
            Letterbox letterbox = broker.scope().letterbox();
            letterbox.sender(ORDERS).send("one");
            assertThat(letterbox.receiver(ORDERS).receive()).isEqualTo("one");
            JMSContext leftOpen = broker.scope().connectionFactory().createContext();
            leftOpen.createProducer().send(leftOpen.createQueue("notes"), "one");
            broker.end();
        }
    }

    @Test
    void nothingGrowsOverTwoHundredStartsAndStops() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            round(BrokerSettings.inMemory(), Storage.MEMORY);
        }
        eventually("no thread is left", () -> threads().isEmpty());
        long before = objects();
        for (int i = 0; i < ROUNDS; i++) {
            round(BrokerSettings.inMemory(), Storage.MEMORY);
        }
        eventually("no thread is left", () -> threads().isEmpty());
        assertThat(InVMRegistry.instance.size()).isZero();
        assertThat(objects()).as("objects of the engine and of Letterbox").isLessThan(before + ROUNDS);
    }

    @Test
    void aBrokerOfItsOwnCostsATestLessThanFiftyMilliseconds() throws Exception {
        long first = nanos(() ->
                RunningBroker.start(BrokerSettings.inMemory(), Storage.MEMORY).close());
        long own = median(() -> {
            try (RunningBroker broker = RunningBroker.start(BrokerSettings.inMemory(), Storage.MEMORY)) {
                begins(broker);
            }
        });
        long shared;
        try (RunningBroker broker = RunningBroker.start(BrokerSettings.inMemory(), Storage.MEMORY)) {
            shared = median(() -> begins(broker));
        }
        System.out.printf(
                "ms: first broker here %d, one of a test's own %.1f, one that is shared %.1f%n",
                first / 1_000_000, own / 1e6, shared / 1e6);
        assertThat(Duration.ofNanos(own)).isLessThan(Duration.ofMillis(50));
        assertThat(shared).isLessThan(own);
    }

    /** All that the extension does for a test. */
    private static void begins(RunningBroker broker) throws InterruptedException {
        broker.begin();
        assertThat(broker.scope().letterbox()).isNotNull();
        assertThat(broker.scope().connectionFactory()).isNotNull();
        broker.end();
    }

    private interface Task {
        void run() throws Exception;
    }

    private static long median(Task task) throws Exception {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = nanos(task);
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }

    private static long nanos(Task task) throws Exception {
        long begin = System.nanoTime();
        task.run();
        return System.nanoTime() - begin;
    }

    @Test
    void noPortAndNoFileIsLeft(@TempDir Path empty) throws Exception {
        Set<Path> before = temporaryDirectories();
        URI uri;
        try (RunningBroker broker =
                RunningBroker.start(BrokerSettings.inMemory().port(0), Storage.JOURNAL)) {
            assertThat(temporaryDirectories()).hasSize(before.size() + 1);
            broker.stop();
            broker.start();
            uri = broker.uri().orElseThrow();
        }
        new ServerSocket(uri.getPort()).close();
        assertThat(temporaryDirectories()).isEqualTo(before);
    }

    @Test
    void aDirectoryThatIsUsedAgainBeginsEmpty(@TempDir Path directory) throws Exception {
        BrokerSettings settings = BrokerSettings.inMemory().directory(directory);
        for (int i = 0; i < 2; i++) {
            try (RunningBroker broker = RunningBroker.start(settings, Storage.MEMORY)) {
                broker.begin();
                assertThat(broker.depth("orders")).isZero();
                broker.fill(ORDERS, "filler");
                broker.stop();
                broker.start();
                assertThat(broker.depth("orders")).isEqualTo(3);
                broker.end();
            }
        }
        assertThat(directory.resolve("journal")).as("it is not ours to delete").isDirectory();
    }

    @Test
    void aDirectoryThatAnotherBrokerUsesIsAnErrorAtOnce(@TempDir Path directory) {
        BrokerSettings settings = BrokerSettings.inMemory().directory(directory);
        try (RunningBroker first = RunningBroker.start(settings, Storage.MEMORY)) {
            assertThatThrownBy(() -> RunningBroker.start(settings, Storage.MEMORY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    private static Set<Path> temporaryDirectories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith("letterbox"))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("activemq") || name.contains("letterbox") || name.contains("Letterbox"))
                .collect(Collectors.toSet());
    }

    /** How many live objects of the engine and of ours there are; asking collects the garbage. */
    private static long objects() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .filter(line -> line.contains("org.apache.activemq.artemis") || line.contains("io.letterbox"))
                .mapToLong(line -> Long.parseLong(Arrays.stream(line.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList()
                        .get(1)))
                .sum();
    }

    private static void eventually(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what + ": " + threads()).isNegative();
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}

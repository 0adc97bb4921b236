package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Bounds;
import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Queue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an embedded broker is by itself: private, safe, and gone when it is closed. */
@Timeout(60)
class EmbeddedArtemisTest {

    private static final String SECRET = "s3cret-0f-the-test";

    @TempDir
    Path directory;

    @Test
    void nothingListensUnlessAsked() {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start()) {
            assertThat(artemis.port()).isEmpty();
            assertThat(artemis.uri()).isEmpty();
            assertThat(artemis.login()).isEmpty();
        }
        try (TestBroker broker = TestBroker.start("vm")) {
            assertThat(broker.server().getRemotingService().getAcceptors()).containsOnlyKeys("in-vm");
        }
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() throws Exception {
        try (EmbeddedArtemis artemis =
                EmbeddedArtemis.start(BrokerSettings.inMemory().port(0))) {
            int port = artemis.port().orElseThrow();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                Collections.list(network.getInetAddresses()).stream()
                        .filter(address -> !address.isLoopbackAddress())
                        .forEach(address -> assertThatThrownBy(() -> {
                                    try (Socket socket = new Socket()) {
                                        socket.connect(new InetSocketAddress(address, port), 1000);
                                    }
                                })
                                .as("reached at %s", address)
                                .isInstanceOf(IOException.class));
            }
        }
    }

    @Test
    void overTcpItLetsInOnlyThoseWithAPassword() throws Exception {
        try (EmbeddedArtemis artemis =
                EmbeddedArtemis.start(BrokerSettings.inMemory().port(0).user("clerk", SECRET))) {
            String url = artemis.uri().orElseThrow().toString();
            Login own = artemis.login().orElseThrow();
            assertThat(own.password()).as("made up").hasSizeGreaterThan(20);
            connects(RemoteArtemis.at(url, own.user(), own.password()));
            connects(RemoteArtemis.at(url, "clerk", SECRET));
            refused(RemoteArtemis.at(url));
            refused(RemoteArtemis.at(url, "clerk", "wrong"));
            refused(RemoteArtemis.at(url, "nobody", SECRET));
            // what the engine accepts unless told otherwise
            refused(RemoteArtemis.at(url, "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"));
            try (JMSContext context = artemis.connectionFactory().createContext()) {
                context.createProducer().send(context.createQueue("orders"), "in memory it logs in by itself");
            }
        }
    }

    private static void connects(RemoteArtemis remote) throws JMSException {
        try (remote;
                Connection connection = remote.connect(Use.ONE_BY_ONE)) {
            connection.start();
        }
    }

    private static void refused(RemoteArtemis remote) {
        try (remote) {
            assertThatThrownBy(() -> remote.connect(Use.ONE_BY_ONE)).isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void twoBrokersNeverMeet() {
        try (EmbeddedArtemis one = EmbeddedArtemis.start();
                EmbeddedArtemis two = EmbeddedArtemis.start();
                JMSContext first = one.connectionFactory().createContext();
                JMSContext second = two.connectionFactory().createContext()) {
            first.createProducer().send(first.createQueue("orders"), "for the first");
            second.createProducer().send(second.createQueue("orders"), "for the second");
            assertThat(texts(first)).containsExactly("for the first");
            assertThat(texts(second)).containsExactly("for the second");
        }
    }

    private static List<String> texts(JMSContext context) {
        Queue orders = context.createQueue("orders");
        return Stream.generate(() -> context.createConsumer(orders).receiveBody(String.class, 200))
                .takeWhile(text -> text != null)
                .toList();
    }

    @Test
    void closingLeavesNoThreadAndNoPortAndNoFile() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        round(BrokerSettings.inMemory().port(0));
        Eventually.empty("no thread of the first round", EmbeddedArtemisTest::artemisThreads);
        Set<Path> files = files(here);
        Set<Path> temporaries = files(temporary);
        int port = 0;
        for (int i = 0; i < 30; i++) {
            port = round(BrokerSettings.inMemory().port(i % 2 == 0 ? 0 : port));
        }
        Eventually.holds(
                "no thread left: " + artemisThreads(), () -> artemisThreads().isEmpty());
        assertThat(InVMRegistry.instance.size()).isZero();
        new ServerSocket(port).close();
        assertThat(files(here)).isEqualTo(files);
        assertThat(files(temporary).stream()
                        .filter(file -> file.toString().contains("artemis")
                                || file.toString().contains("netty")))
                .isSubsetOf(temporaries);
    }

    private static int round(BrokerSettings settings) throws Exception {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings)) {
            Login login = artemis.login().orElseThrow();
            try (RemoteArtemis remote =
                    RemoteArtemis.at(artemis.uri().orElseThrow().toString(), login.user(), login.password())) {
                for (Use use : Use.values()) {
                    artemis.connect(use).start();
                    Connection connection = remote.connect(use);
                    Bounds bounds = remote.bounds(connection).orElseThrow();
                    bounds.keep("orders", 1);
                    assertThat(bounds.ask("orders").await(java.time.Duration.ZERO))
                            .isEqualTo(use == Use.ONE_BY_ONE);
                }
            }
            return artemis.port().orElseThrow();
        }
    }

    private static Set<String> artemisThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> !name.equals("main")
                        && !name.startsWith("surefire")
                        && !name.startsWith("junit")
                        && !name.startsWith("ForkJoinPool")
                        && !Set.of(
                                        "Reference Handler",
                                        "Finalizer",
                                        "Signal Dispatcher",
                                        "Common-Cleaner",
                                        "Notification Thread")
                                .contains(name)
                        && !name.startsWith("process reaper"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        }
    }

    @Test
    void nothingPrintsAPassword() throws Exception {
        BrokerSettings settings = BrokerSettings.inMemory().port(0).user("clerk", SECRET);
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings);
                RemoteArtemis remote =
                        RemoteArtemis.at(artemis.uri().orElseThrow().toString(), "clerk", SECRET)) {
            String own = artemis.login().orElseThrow().password();
            assertThat(List.of(
                            settings.toString(),
                            artemis.toString(),
                            artemis.login().toString(),
                            artemis.connectionFactory().toString(),
                            remote.toString(),
                            remote.connectionFactory().toString()))
                    .allSatisfy(text -> assertThat(text).doesNotContain(SECRET).doesNotContain(own));
        }
    }

    @Test
    void aDirectoryOrAPortInUseIsSaidAtOnce() {
        BrokerSettings settings = BrokerSettings.inMemory().directory(directory).port(0);
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings)) {
            assertThatThrownBy(() ->
                            EmbeddedArtemis.start(BrokerSettings.inMemory().directory(directory)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(directory.toString());
            int port = artemis.port().orElseThrow();
            assertThatThrownBy(() ->
                            EmbeddedArtemis.start(BrokerSettings.inMemory().port(port)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("" + port);
        }
    }

    @Test
    void messagesAndCapacitiesOutliveABrokerWithADirectory() throws Exception {
        BrokerSettings settings = BrokerSettings.inMemory().directory(directory);
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings);
                Connection connection = artemis.connect(Use.ONE_BY_ONE);
                JMSContext context = artemis.connectionFactory().createContext()) {
            assertThat(artemis.bounds(connection).orElseThrow().keep("orders", 2))
                    .isEqualTo(2);
            context.createProducer().send(context.createQueue("orders"), "first");
        }
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings);
                Connection connection = artemis.connect(Use.ONE_BY_ONE);
                JMSContext context = artemis.connectionFactory().createContext()) {
            Bounds bounds = artemis.bounds(connection).orElseThrow();
            assertThat(bounds.kept("orders")).hasValue(2);
            Queue orders = context.createQueue("orders");
            context.createProducer().send(orders, "second");
            assertThatThrownBy(() -> context.createProducer().send(orders, "third"))
                    .satisfies(refusal ->
                            assertThat(artemis.full((Exception) refusal)).isTrue());
            assertThat(texts(context)).containsExactly("first", "second");
        }
    }

    @Test
    void itsHealthIsGoodUntilItStops() {
        EmbeddedArtemis artemis = EmbeddedArtemis.start();
        assertThat(artemis.health()).isEqualTo(Health.good());
        assertThat(artemis.health().accepts()).isTrue();
        artemis.close();
        assertThat(artemis.health().accepts()).isFalse();
        assertThat(artemis.health().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("stopped"));
    }

    @Test
    void theFactoryIsOfNoUseOnceTheBrokerIsClosed() {
        EmbeddedArtemis artemis = EmbeddedArtemis.start();
        artemis.close();
        artemis.close();
        assertThatThrownBy(() -> artemis.connect(Use.AHEAD)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> artemis.connectionFactory().createContext())
                .isInstanceOf(jakarta.jms.JMSRuntimeException.class);
    }
}

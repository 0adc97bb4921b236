package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Bounds;
import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see of a broker that stops while they are at work, and what it waits for. */
@Timeout(90)
class StoppingTest {

    private static final Duration A_WHILE = Duration.ofMillis(300);
    private static final Duration SHORT = Duration.ofSeconds(10);

    /** Puts the engine into the state in which it stops, and out of it again. */
    private static void whileStopping(ActiveMQServer engine, ThrowingCallable what) throws Throwable {
        ActiveMQServerImpl stopping = (ActiveMQServerImpl) engine;
        stopping.setState(ActiveMQServer.SERVER_STATE.STOPPING);
        try {
            what.call();
        } finally {
            stopping.setState(ActiveMQServer.SERVER_STATE.STARTED);
        }
    }

    @Test
    void itIsOutOfReachForThoseWhoCome() throws Throwable {
        CompletableFuture<ActiveMQServer> engine = new CompletableFuture<>();
        ActiveMQServerBasePlugin look = new ActiveMQServerBasePlugin() {
            @Override
            public void registered(ActiveMQServer server) {
                engine.complete(server);
            }
        };
        try (EmbeddedArtemis broker = EmbeddedArtemis.start(BrokerSettings.inMemory(), List.of(look));
                Letterbox letterbox = Letterbox.over(broker)) {
            Mailbox<String> orders = Mailbox.of("orders", String.class, Capacity.unbounded());
            whileStopping(
                    engine.join(),
                    () -> assertThatThrownBy(() -> letterbox.sender(orders))
                            .isInstanceOf(MailboxException.Unreachable.class)
                            .hasMessageContaining("Server not started"));
        }
    }

    @Test
    void whatItsPlugInCannotDoAnyMoreIsNoRefusal() throws Throwable {
        try (TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            Bounds bounds = ClientBounds.over(connection).orElseThrow();
            assertThatThrownBy(() -> bounds.keep("orders", 0))
                    .satisfies(refusal -> assertThat(Failures.answered(refusal)).isTrue());
            whileStopping(
                    broker.server(),
                    () -> assertThatThrownBy(() -> bounds.keep("orders", 0))
                            .isInstanceOf(JMSException.class)
                            .satisfies(failure ->
                                    assertThat(Failures.answered(failure)).isFalse()));
        }
    }

    @Test
    void itKeepsItsJournalUntilItsSessionsHaveEnded(@TempDir Path journal) throws Exception {
        try (TestBroker broker =
                        TestBroker.start("tcp", BrokerSettings.inMemory().directory(journal));
                Connection ignored = broker.connect(Use.ONE_BY_ONE)) {
            ActiveMQServer engine = broker.server();
            StorageManager storage = engine.getStorageManager();
            OperationContext pending = engine.getSessions().iterator().next().getSessionContext();
            pending.storeLineUp();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(engine));
            assertThatThrownBy(() -> stopped.get(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(storage.isStarted()).isTrue();
            pending.done();
            stopped.get(SHORT.toSeconds(), TimeUnit.SECONDS);
            assertThat(storage.isStarted()).isFalse();
        }
    }

    private static void stop(ActiveMQServer engine) {
        try {
            engine.stop();
        } catch (Exception e) {
            throw new IllegalStateException("it does not stop", e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm", "tcp"})
    void aConnectionThatItEndsWhileItIsBeingOpenedOrClosedIsWaitedForByNobody(String transport) throws Exception {
        try (TestBroker broker = TestBroker.start(transport)) {
            Interceptor ending = StoppingTest::endAfterItsIntroduction;
            broker.server().getRemotingService().addOutgoingInterceptor(ending);
            int ended = 0;
            for (int round = 0; round < 400; round++) {
                long begun = System.nanoTime();
                ended += opens(broker) ? 0 : 1;
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("round %d", round)
                        .isLessThan(SHORT);
            }
            assertThat(ended).isPositive();
        }
    }

    private static boolean opens(TestBroker broker) {
        try {
            broker.connect(Use.ONE_BY_ONE).close();
            return true;
        } catch (JMSException ended) {
            return false;
        }
    }

    private static boolean endAfterItsIntroduction(Packet packet, RemotingConnection connection) {
        if (packet.getType() == PacketImpl.CLUSTER_TOPOLOGY_V4) {
            Thread end = new Thread(() -> {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
                connection.getTransportConnection().close();
            });
            end.start();
        }
        return true;
    }
}

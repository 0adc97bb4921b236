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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.server.ActiveMQMessageBundle;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerSessionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;
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

    /** Says to those who come what a stopping engine says. */
    private static final class Stopping implements ActiveMQServerSessionPlugin {

        final AtomicBoolean begun = new AtomicBoolean();

        @Override
        public void beforeCreateSession(
                String name,
                String username,
                int minLargeMessageSize,
                RemotingConnection connection,
                boolean autoCommitSends,
                boolean autoCommitAcks,
                boolean preAcknowledge,
                boolean xa,
                String defaultAddress,
                SessionCallback callback,
                boolean autoCreateQueues,
                OperationContext context,
                Map<SimpleString, RoutingType> prefixes)
                throws ActiveMQException {
            if (begun.get()) {
                throw ActiveMQMessageBundle.BUNDLE.serverNotStarted();
            }
        }
    }

    @Test
    void itIsOutOfReachForThoseWhoCome() {
        Stopping stopping = new Stopping();
        try (EmbeddedArtemis broker = EmbeddedArtemis.start(BrokerSettings.inMemory(), List.of(stopping));
                Letterbox letterbox = Letterbox.over(broker)) {
            Mailbox<String> orders = Mailbox.of("orders", String.class, Capacity.unbounded());
            stopping.begun.set(true);
            assertThatThrownBy(() -> letterbox.sender(orders)).isInstanceOf(MailboxException.Unreachable.class);
        }
    }

    @Test
    void whatItsPlugInCannotDoAnyMoreIsNoRefusal() throws Exception {
        try (TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            Bounds bounds = ClientBounds.over(connection).orElseThrow();
            assertThatThrownBy(() -> bounds.keep("orders", 0))
                    .satisfies(refusal -> assertThat(Failures.answered(refusal)).isTrue());
            ActiveMQServerImpl engine = (ActiveMQServerImpl) broker.server();
            engine.setState(ActiveMQServer.SERVER_STATE.STOPPING);
            try {
                assertThatThrownBy(() -> bounds.keep("orders", 0))
                        .isInstanceOf(JMSException.class)
                        .satisfies(failure ->
                                assertThat(Failures.answered(failure)).isFalse());
            } finally {
                engine.setState(ActiveMQServer.SERVER_STATE.STARTED);
            }
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

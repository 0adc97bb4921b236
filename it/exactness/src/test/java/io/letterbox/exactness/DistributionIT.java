package io.letterbox.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Bounds;
import io.letterbox.Provider.Use;
import io.letterbox.artemis.RemoteArtemis;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in in the broker of the distribution, with nothing but its jar in {@code lib}. */
@Timeout(240)
class DistributionIT {

    private static final int SENDERS = 12;
    private static final int CAPACITY = 3;
    private static final int ROUNDS = 100;

    @TempDir
    Path folder;

    @Test
    void withThePlugInItsBoundsAreExactAndItsLineMovesOn() throws Exception {
        try (RunningDistribution broker = RunningDistribution.start(folder, true);
                RemoteArtemis remote =
                        RemoteArtemis.at(broker.url(), RunningDistribution.USER, RunningDistribution.PASSWORD);
                Connection connection = remote.connect(Use.ONE_BY_ONE)) {
            connection.start();
            Bounds bounds = remote.bounds(connection).orElseThrow();
            assertThat(bounds.keep("orders", CAPACITY)).isEqualTo(CAPACITY);
            assertThat(mostStored(connection)).isEqualTo(CAPACITY);
            waitsAndIsWoken(connection, bounds);
        }
    }

    private static int mostStored(Connection connection) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            Session receiving = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = receiving.createConsumer(receiving.createQueue("orders"));
            AtomicInteger most = new AtomicInteger();
            CyclicBarrier begin = new CyclicBarrier(SENDERS);
            CyclicBarrier end =
                    new CyclicBarrier(SENDERS, () -> most.accumulateAndGet(drain(receiving, consumer), Math::max));
            List<Future<Integer>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue("orders"));
                senders.add(threads.submit(() -> {
                    int accepted = 0;
                    for (int round = 0; round < ROUNDS; round++) {
                        begin.await();
                        accepted += accepted(session, producer) ? 1 : 0;
                        end.await();
                    }
                    return accepted;
                }));
            }
            int told = 0;
            for (Future<Integer> sender : senders) {
                told += sender.get();
            }
            assertThat(told).as("sends that returned normally").isEqualTo(CAPACITY * ROUNDS);
            consumer.close();
            return most.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean accepted(Session session, MessageProducer producer) {
        try {
            producer.send(session.createTextMessage("order"));
            return true;
        } catch (JMSException full) {
            return false;
        }
    }

    private static int drain(Session receiving, MessageConsumer consumer) {
        try {
            int received = 0;
            while (consumer.receiveNoWait() != null) {
                received++;
            }
            receiving.commit(); // So that the broker has counted them out before the next round.
            return received;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitsAndIsWoken(Connection connection, Bounds bounds) throws Exception {
        try (Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(session.createQueue("orders"));
            for (int i = 0; i < CAPACITY; i++) {
                producer.send(session.createMessage());
            }
            try (Bounds.Slot slot = bounds.ask("orders")) {
                assertThat(slot.await(Duration.ZERO)).as("while it is full").isFalse();
                assertThat(session.createConsumer(session.createQueue("orders")).receive(5_000))
                        .isNotNull();
                assertThat(slot.await(Duration.ofSeconds(5)))
                        .as("when there is room")
                        .isTrue();
            }
        }
    }

    @Test
    void withoutThePlugInItHasNoBounds() throws Exception {
        try (RunningDistribution broker = RunningDistribution.start(folder, false);
                RemoteArtemis remote =
                        RemoteArtemis.at(broker.url(), RunningDistribution.USER, RunningDistribution.PASSWORD);
                Connection connection = remote.connect(Use.ONE_BY_ONE)) {
            assertThat(remote.bounds(connection)).isEmpty();
        }
    }
}

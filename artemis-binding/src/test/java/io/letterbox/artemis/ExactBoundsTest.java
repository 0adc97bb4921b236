package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exactness, seen through raw JMS: what plain clients get. */
@Timeout(120)
class ExactBoundsTest {

    private static final int SENDERS = 12;

    @ParameterizedTest(name = "capacity {0}, transacted {1}, over {2}")
    @CsvSource({"1,false,vm", "3,false,vm", "10,false,vm", "3,true,vm", "1,false,tcp", "3,false,tcp", "10,true,tcp"})
    void concurrentSendersNeverBringAQueueAboveItsCapacity(int capacity, boolean transacted, String transport)
            throws Exception {
        try (Quiet quiet = new Quiet();
                TestBroker broker = TestBroker.start(transport)) {
            broker.keep("orders", capacity);
            int accepted = rounds(broker, capacity, transacted, 60);
            assertThat(accepted).as("most stored after a round").isEqualTo(capacity);
        }
    }

    /** What a round stored at most; every round ends empty. */
    static int rounds(TestBroker broker, int capacity, boolean transacted, int rounds) throws Exception {
        try (Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            connection.start();
            List<Callable<Integer>> senders = new ArrayList<>();
            int[] most = {0};
            CyclicBarrier begin = new CyclicBarrier(SENDERS);
            Session receiving = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Queue queue = receiving.createQueue("orders");
            MessageConsumer consumer = receiving.createConsumer(queue);
            CyclicBarrier end = new CyclicBarrier(SENDERS, () -> most[0] = Math.max(most[0], drain(consumer)));
            for (int i = 0; i < SENDERS; i++) {
                Session session = connection.createSession(
                        transacted, transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(queue);
                senders.add(() -> {
                    int accepted = 0;
                    for (int round = 0; round < rounds; round++) {
                        begin.await();
                        accepted += accepted(session, producer, transacted) ? 1 : 0;
                        end.await();
                    }
                    return accepted;
                });
            }
            int told = Race.of(senders).stream().mapToInt(Integer::intValue).sum();
            assertThat(told).as("sends that returned normally").isGreaterThanOrEqualTo(capacity * rounds);
            return most[0];
        }
    }

    private static boolean accepted(Session session, MessageProducer producer, boolean transacted) throws JMSException {
        try {
            producer.send(session.createTextMessage("order"));
            if (transacted) {
                session.commit();
            }
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    private static int drain(MessageConsumer consumer) {
        try {
            int received = 0;
            while (consumer.receiveNoWait() != null) {
                received++;
            }
            return received;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRefusalSaysWhoIsFullAndIsToldFromTheEnginesOwn() throws Exception {
        try (TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            broker.keep("orders", 1);
            Session session = connection.createSession();
            MessageProducer producer = session.createProducer(session.createQueue("orders"));
            producer.send(session.createMessage());
            assertThatThrownBy(() -> producer.send(session.createMessage()))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("\"orders\" holds its capacity of 1 message")
                    .satisfies(refusal -> assertThat(Full.in(refusal)).isTrue());
        }
    }
}

package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Provider.Use;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            Session receiving = connection.createSession(true, Session.SESSION_TRANSACTED);
            Queue queue = receiving.createQueue("orders");
            MessageConsumer consumer = receiving.createConsumer(queue);
            CyclicBarrier end =
                    new CyclicBarrier(SENDERS, () -> most[0] = Math.max(most[0], drain(receiving, consumer)));
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

    @Test
    void withoutThePlugInTheEngineGoesAboveTheSameLimit() throws Exception {
        try (Quiet quiet = new Quiet();
                TestBroker broker = TestBroker.start("vm", BrokerSettings.inMemory(), List.of(new DeadLetters()))) {
            broker.keep("orders", 3);
            int most = 0;
            // one round in a hundred, as measured
            for (int tries = 0; tries < 60 && most <= 3; tries++) {
                most = rounds(broker, 3, false, 100);
            }
            assertThat(most).as("most stored after a round").isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm", "tcp"})
    void aRefusalInATransactionMakesTheCommitFailAndStoresNothing(String transport) throws Exception {
        try (Quiet quiet = new Quiet();
                TestBroker broker = TestBroker.start(transport);
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            broker.keep("orders", 1);
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer orders = session.createProducer(session.createQueue("orders"));
            MessageProducer others = session.createProducer(session.createQueue("others"));
            others.send(session.createMessage());
            orders.send(session.createMessage());
            orders.send(session.createMessage());
            assertThatThrownBy(session::commit)
                    .satisfies(failure -> assertThat(Full.in(failure)).isTrue());
            Eventually.holds("all is rolled back", () -> broker.stored("orders") + broker.stored("others") == 0);
            orders.send(session.createMessage());
            session.commit();
            assertThat(broker.stored("orders")).isEqualTo(1);
        }
    }

    @Test
    void aRefusalOutsideATransactionLeavesTheSessionsAcknowledgementsAlone() throws Exception {
        try (TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            broker.keep("orders", 1);
            connection.start();
            Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
            MessageProducer orders = session.createProducer(session.createQueue("orders"));
            session.createProducer(session.createQueue("work")).send(session.createMessage());
            Message work = session.createConsumer(session.createQueue("work")).receive(5_000);
            orders.send(session.createMessage());
            assertThatThrownBy(() -> orders.send(session.createMessage())).isInstanceOf(JMSException.class);
            work.acknowledge();
            Eventually.holds("acknowledged", () -> broker.stored("work") == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm", "tcp"})
    void aCompletionListenerHearsOfTheRefusal(String transport) throws Exception {
        try (TestBroker broker = TestBroker.start(transport);
                Connection connection = broker.connect(Use.PIPELINED)) {
            broker.keep("orders", 2);
            Session session = connection.createSession();
            MessageProducer orders = session.createProducer(session.createQueue("orders"));
            List<Boolean> full = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 4; i++) {
                orders.send(session.createMessage(), new CompletionListener() {
                    @Override
                    public void onCompletion(Message message) {
                        full.add(false);
                    }

                    @Override
                    public void onException(Message message, Exception failure) {
                        full.add(Full.in(failure));
                    }
                });
            }
            Eventually.holds("all are complete", () -> full.size() == 4);
            // in any order: the engine answers a refusal at once, and confirms in batches
            assertThat(full).containsExactlyInAnyOrder(false, false, true, true);
        }
    }

    @Test
    void theRetryOfAMessageThatIsStoredIsNotRefusedThoughTheQueueIsFull() throws Exception {
        try (Quiet quiet = new Quiet();
                TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            broker.keep("orders", 1);
            Session session = connection.createSession();
            MessageProducer orders = session.createProducer(session.createQueue("orders"));
            for (int attempt = 0; attempt < 3; attempt++) {
                Message message = session.createMessage();
                message.setStringProperty(Connections.DUPLICATE_ID, "the same");
                orders.send(message);
            }
            assertThat(broker.stored("orders")).isEqualTo(1);
        }
    }

    @Test
    void theBoundHoldsForAQueueNamedInFullToo() throws Exception {
        try (TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            broker.keep("orders", 1);
            Session session = connection.createSession();
            session.createProducer(session.createQueue("orders")).send(session.createMessage());
            MessageProducer sideways = session.createProducer(session.createQueue("orders::orders"));
            assertThatThrownBy(() -> sideways.send(session.createMessage()))
                    .satisfies(failure -> assertThat(Full.in(failure)).isTrue());
        }
    }

    @Test
    void aBoundedAddressHasNoMulticastQueues() throws Exception {
        try (TestBroker broker = TestBroker.start("vm");
                Connection connection = broker.connect(Use.ONE_BY_ONE)) {
            Session session = connection.createSession();
            broker.keep("orders", 1);
            session.createProducer(session.createQueue("orders")).send(session.createMessage());
            assertThatThrownBy(() -> session.createConsumer(session.createTopic("orders")))
                    .isInstanceOf(JMSException.class);
            session.createSharedDurableConsumer(session.createTopic("prices"), "audit");
            assertThatThrownBy(() -> broker.keep("prices", 1)).hasMessageContaining("multicast");
        }
    }

    @Test
    void refusingFreesTheBoundWhenTheEngineOrAnotherPlugInRefusesAfterIt() throws Exception {
        ActiveMQServerPlugin moody = new ActiveMQServerPlugin() {
            @Override
            public void beforeSend(
                    ServerSession session,
                    Transaction tx,
                    org.apache.activemq.artemis.api.core.Message message,
                    boolean direct,
                    boolean noAutoCreateQueue)
                    throws ActiveMQException {
                if (message.containsProperty("unwanted")) {
                    throw new ActiveMQException("unwanted");
                }
            }
        };
        try (Quiet quiet = new Quiet();
                TestBroker broker =
                        TestBroker.start("vm", BrokerSettings.inMemory(), List.of(new ExactBounds(), moody));
                Connection connection = broker.connect(Use.ONE_BY_ONE);
                Connection another = broker.connect(Use.ONE_BY_ONE)) {
            broker.keep("orders", 1);
            for (int round = 0; round < 20; round++) {
                Session session = (round % 2 == 0 ? connection : another).createSession();
                MessageProducer orders = session.createProducer(session.createQueue("orders"));
                Message message = session.createMessage();
                message.setBooleanProperty("unwanted", true);
                assertThatThrownBy(() -> orders.send(message)).hasMessageContaining("unwanted");
            }
            Session session = another.createSession();
            session.createProducer(session.createQueue("orders")).send(session.createMessage());
            assertThat(broker.stored("orders")).isEqualTo(1);
        }
    }
}

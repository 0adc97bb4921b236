package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Bounds;
import io.letterbox.Provider.Use;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line of those who wait for a slot, through the bounds as Letterbox uses them. */
@Timeout(60)
class WaitingSendersTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ORDERS = "orders";

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm", "tcp"})
    void theBrokerKeepsTheFirstCapacity(String transport) throws Exception {
        Bounds bounds = bounds(client(broker(transport)));
        assertThat(bounds.kept(ORDERS)).isEmpty();
        assertThat(bounds.keep(ORDERS, 3)).isEqualTo(3);
        assertThat(bounds.keep(ORDERS, 5)).as("another capacity").isEqualTo(3);
        assertThat(bounds.kept(ORDERS)).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm", "tcp"})
    void aSlotIsGrantedAtOnceIfThereIsRoomAndKeptForWhoeverHasIt(String transport) throws Exception {
        TestBroker broker = broker(transport);
        Connection connection = client(broker);
        Bounds bounds = bounds(connection);
        bounds.keep(ORDERS, 1);
        try (Bounds.Slot slot = bounds.ask(ORDERS)) {
            assertThat(slot.await(Duration.ZERO)).isTrue();
            assertThat(sent(connection, null))
                    .as("sent by another without a slot")
                    .isFalse();
            assertThat(sent(connection, slot)).as("sent with the slot").isTrue();
        }
        assertThat(broker.stored(ORDERS)).isEqualTo(1);
        receive(connection);
        assertThat(sent(connection, null)).as("sent when there is room again").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm", "tcp"})
    void whoWaitsIsWokenByTheBrokerInTheOrderOfComing(String transport) throws Exception {
        TestBroker broker = broker(transport);
        Connection connection = client(broker);
        Bounds bounds = bounds(connection);
        bounds.keep(ORDERS, 1);
        assertThat(sent(connection, null)).isTrue();
        List<Bounds.Slot> line = List.of(bounds.ask(ORDERS), bounds.ask(ORDERS), bounds.ask(ORDERS));
        for (int first = 0; first < line.size(); first++) {
            assertThat(line.get(first).await(Duration.ZERO))
                    .as("before there is room")
                    .isFalse();
            receive(connection);
            assertThat(line.get(first).await(SOON)).as("the first of the line").isTrue();
            for (Bounds.Slot later : line.subList(first + 1, line.size())) {
                assertThat(later.await(Duration.ZERO)).as("a later one").isFalse();
            }
            assertThat(sent(connection, null)).as("barging in").isFalse();
            assertThat(sent(connection, line.get(first))).isTrue();
            line.get(first).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback of a send", "leave", "close"})
    void whateverMakesRoomWakesTheFirstInLine(String how) throws Exception {
        TestBroker broker = broker("vm");
        Connection connection = client(broker);
        Bounds bounds = bounds(connection);
        bounds.keep(ORDERS, 1);
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        Connection other = client(broker);
        Bounds others = bounds(other);
        Bounds.Slot blocking = null;
        switch (how) {
            case "commit" -> {
                assertThat(sent(connection, null)).isTrue();
                session.createConsumer(session.createQueue(ORDERS)).receive(SOON.toMillis());
            }
            case "rollback of a send" -> {
                session.createProducer(session.createQueue(ORDERS)).send(session.createMessage());
                Eventually.holds("the send has arrived, which nobody waited for", () -> broker.stored(ORDERS) == 1);
            }
            default -> blocking = others.ask(ORDERS);
        }
        Bounds.Slot slot = bounds.ask(ORDERS);
        assertThat(slot.await(Duration.ZERO)).as("before").isFalse();
        switch (how) {
            case "commit" -> session.commit();
            case "rollback of a send" -> session.rollback();
            case "leave" -> blocking.close();
            default -> other.close();
        }
        assertThat(slot.await(SOON)).as("after").isTrue();
    }

    @Test
    void aKilledConnectionLeavesNoPlaceAndNoSlotBehind() throws Exception {
        TestBroker broker = broker("tcp");
        Connection connection = client(broker);
        Bounds bounds = bounds(connection);
        bounds.keep(ORDERS, 1);
        Set<RemotingConnection> others = connections(broker);
        Connection doomed = client(broker);
        Bounds its = bounds(doomed);
        Bounds.Slot granted = its.ask(ORDERS);
        Bounds.Slot waiting = its.ask(ORDERS);
        Bounds.Slot mine = bounds.ask(ORDERS);
        assertThat(granted.await(Duration.ZERO)).isTrue();
        assertThat(waiting.await(Duration.ZERO)).isFalse();
        for (RemotingConnection one : connections(broker)) {
            if (!others.contains(one)) {
                one.fail(new ActiveMQNotConnectedException("killed"));
            }
        }
        assertThat(mine.await(SOON)).as("behind two dead ones").isTrue();
        assertThatThrownBy(() -> waiting.await(SOON)).isInstanceOf(JMSException.class);
    }

    @Test
    void closingTheBoundsEndsAWaitWithAnException() throws Exception {
        Connection connection = client(broker("vm"));
        Bounds bounds = bounds(connection);
        bounds.keep(ORDERS, 1);
        Bounds.Slot first = bounds.ask(ORDERS);
        assertThat(first.await(Duration.ZERO)).isTrue();
        Bounds.Slot slot = bounds.ask(ORDERS);
        Thread closer = new Thread(bounds::close);
        closer.start();
        assertThatThrownBy(() -> slot.await(SOON)).isInstanceOf(JMSException.class);
        closer.join();
        assertThatThrownBy(() -> bounds.ask(ORDERS)).isInstanceOf(JMSException.class);
    }

    @Test
    void anInterruptEndsAWaitAndThePlaceCanBeLeft() throws Exception {
        Connection connection = client(broker("vm"));
        Bounds bounds = bounds(connection);
        bounds.keep(ORDERS, 1);
        Bounds.Slot blocking = bounds.ask(ORDERS);
        Bounds.Slot slot = bounds.ask(ORDERS);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                assertThat(slot.await(SOON)).isFalse();
            } catch (InterruptedException e) {
                interrupted.countDown();
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.start();
        waiting.interrupt();
        interrupted.await();
        waiting.join();
        slot.close();
        blocking.close();
        try (Bounds.Slot next = bounds.ask(ORDERS)) {
            assertThat(next.await(SOON)).isTrue();
        }
    }

    @Test
    void aRequestCannotAnswerIntoAQueueOfOthers() throws Exception {
        Connection connection = client(broker("vm"));
        Session session = connection.createSession();
        Queue orders = session.createQueue(ORDERS);
        session.createProducer(orders).send(session.createMessage());
        Message request = session.createMessage();
        request.setStringProperty(Wire.OP, Wire.KEPT);
        request.setStringProperty(Wire.QUEUE, ORDERS);
        request.setStringProperty(Wire.CALL, "1");
        request.setJMSReplyTo(orders);
        MessageProducer producer = session.createProducer(session.createTopic(Wire.REQUESTS));
        assertThatThrownBy(() -> producer.send(request)).hasMessageContaining("no temporary queue");
    }

    @Test
    void anUnreasonableCapacityIsRefusedSayingWhy() throws Exception {
        Bounds bounds = bounds(client(broker("vm")));
        assertThatThrownBy(() -> bounds.keep(ORDERS, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> bounds.keep("a::b", 1)).hasMessageContaining("no name of a queue");
        assertThatThrownBy(() -> bounds.keep("#", 1)).hasMessageContaining("no name of a queue");
    }

    private TestBroker broker(String transport) {
        TestBroker broker = TestBroker.start(transport);
        opened.add(broker);
        return broker;
    }

    private Connection client(TestBroker broker) throws JMSException {
        Connection connection = broker.connect(Use.ONE_BY_ONE);
        opened.add(connection);
        connection.start();
        return connection;
    }

    private Bounds bounds(Connection connection) throws JMSException {
        Bounds bounds = ClientBounds.over(connection).orElseThrow();
        opened.add(bounds);
        return bounds;
    }

    private static boolean sent(Connection connection, Bounds.Slot slot) throws JMSException {
        try (Session session = connection.createSession()) {
            Message message = session.createMessage();
            if (slot != null) {
                slot.claim(message);
            }
            session.createProducer(session.createQueue(ORDERS)).send(message);
            return true;
        } catch (JMSException e) {
            assertThat(Full.in(e)).as("refused because it is full: %s", e).isTrue();
            return false;
        }
    }

    private static void receive(Connection connection) throws JMSException {
        try (Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(ORDERS))) {
            assertThat(consumer.receive(SOON.toMillis())).isNotNull();
        }
    }

    private static Set<RemotingConnection> connections(TestBroker broker) {
        return Set.copyOf(broker.server().getRemotingService().getConnections());
    }
}

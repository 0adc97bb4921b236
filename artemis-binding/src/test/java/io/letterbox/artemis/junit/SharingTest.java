package io.letterbox.artemis.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One broker for the tests of a class, which they do not notice. */
@EmbeddedBroker
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharingTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Broker shared;
    private static JMSContext ofTheClass;
    private static ConnectionFactory ofAnEarlierTest;
    private static JMSContext leftOpen;

    private final Broker constructed;

    SharingTest(Broker constructed) {
        this.constructed = constructed;
    }

    @BeforeAll
    static void beforeAll(Broker broker, ConnectionFactory jms) {
        shared = broker;
        ofTheClass = jms.createContext();
        send(ofTheClass, "before all");
    }

    @BeforeEach
    void beforeEach(Broker broker) {
        assertThat(broker).isSameAs(shared).isSameAs(constructed);
        assertThat(broker.depth("orders")).as("left over").isZero();
        assertThat(broker.receivers("orders")).isZero();
    }

    @AfterEach
    void afterEach(Broker broker) {
        assertThat(broker.depth("orders"))
                .as("what the test left is still to be seen")
                .isPositive();
    }

    @AfterAll
    static void afterAll(Broker broker) {
        send(ofTheClass, "after all");
        assertThat(broker.depth("orders")).isPositive();
    }

    private static void send(JMSContext context, String text) {
        context.createProducer().send(context.createQueue("orders"), text);
    }

    @Test
    @Order(1)
    void oneLeavesMessagesAndAConsumer(ConnectionFactory jms) throws Exception {
        ofAnEarlierTest = jms;
        leftOpen = jms.createContext(JMSContext.CLIENT_ACKNOWLEDGE);
        send(leftOpen, "waiting");
        send(leftOpen, "in delivery");
        assertThat(leftOpen.createConsumer(leftOpen.createQueue("orders")).receive(SOON.toMillis()))
                .isNotNull();
        leftOpen.createProducer().setDeliveryDelay(60_000).send(leftOpen.createQueue("orders"), "delayed");
    }

    @Test
    @Order(2)
    void theNextFindsItClosed(ConnectionFactory jms, Letterbox letterbox) {
        assertThat(jms).isNotSameAs(ofAnEarlierTest);
        assertThatThrownBy(ofAnEarlierTest::createContext)
                .isInstanceOf(IllegalStateRuntimeException.class)
                .hasMessageContaining("is over");
        assertThatThrownBy(() -> send(leftOpen, "more")).isInstanceOf(IllegalStateRuntimeException.class);
        send(ofTheClass, "that of the class is open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void eachInvocationIsATest(String text, ConnectionFactory jms) throws Exception {
        try (Connection connection = jms.createConnection();
                JMSContext context = jms.createContext()) {
            connection.start();
            send(context, text);
            assertThat(shared.depth("orders")).isEqualTo(1);
        }
    }

    @Nested
    class Inside {

        @Test
        void aNestedClassSharesIt(Broker broker, ConnectionFactory jms) {
            assertThat(broker).isSameAs(shared);
            try (JMSContext context = jms.createContext()) {
                send(context, "one");
            }
        }
    }
}

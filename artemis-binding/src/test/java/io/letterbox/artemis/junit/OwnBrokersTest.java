package io.letterbox.artemis.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import io.letterbox.artemis.junit.EmbeddedBroker.Storage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who has a broker of his own, and from when on. */
class OwnBrokersTest {

    private static void send(ConnectionFactory jms) {
        try (JMSContext context = jms.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "one");
        }
    }

    /** Fails in one of two tests if these share a broker that is not emptied. */
    private static void sendsTheOnly(Broker broker, ConnectionFactory jms) {
        assertThat(broker.depth("orders")).isZero();
        send(jms);
        assertThat(broker.depth("orders")).isEqualTo(1);
    }

    @Nested
    class AMethod {

        @Test
        @EmbeddedBroker
        void hasItsOwn(Broker broker, ConnectionFactory jms) {
            sendsTheOnly(broker, jms);
            assertThat(broker.uri()).isEmpty();
        }

        @Test
        @EmbeddedBroker(reach = Reach.TCP)
        void isReachedOverTcpIfAsked(Broker broker, ConnectionFactory jms) throws Exception {
            URI uri = broker.uri().orElseThrow();
            new Socket(uri.getHost(), uri.getPort()).close();
            assertThat(jms.toString()).contains(uri.toString());
            assertThat(broker.login()).isPresent();
            sendsTheOnly(broker, jms);
        }
    }

    @Nested
    @EmbeddedBroker
    class AMethodOfAClassThatHasOne {

        private final Broker ofTheClass;

        AMethodOfAClassThatHasOne(Broker ofTheClass) {
            this.ofTheClass = ofTheClass;
        }

        @Test
        @EmbeddedBroker
        void hasItsOwn(Broker broker, ConnectionFactory jms) {
            assertThat(broker).isNotSameAs(ofTheClass);
            sendsTheOnly(broker, jms);
            assertThat(ofTheClass.depth("orders")).isZero();
        }

        @Nested
        @EmbeddedBroker
        class ANestedClass {

            @Test
            void hasItsOwnIfItIsAnnotated(Broker broker) {
                assertThat(broker).isNotSameAs(ofTheClass);
            }
        }
    }

    @Nested
    class AnInstanceField {

        @RegisterExtension
        final BrokerExtension mine = BrokerExtension.inMemory();

        @BeforeEach
        void beforeEach() {
            assertThat(mine.broker().depth("orders")).isZero();
        }

        @Test
        void isStartedForATest() {
            sendsTheOnly(mine.broker(), mine.connectionFactory());
        }

        @Test
        void isStartedForTheNext(Broker broker) {
            assertThat(broker).isSameAs(mine.broker());
            sendsTheOnly(mine.broker(), mine.connectionFactory());
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class AnInstanceFieldOfAnInstanceForTheClass {

        @RegisterExtension
        final BrokerExtension mine = BrokerExtension.inMemory();

        private final AtomicReference<Broker> seen = new AtomicReference<>();

        @Test
        void isStartedOnce() {
            once();
        }

        @Test
        void andNotAgain() {
            once();
        }

        private void once() {
            Broker before = seen.getAndSet(mine.broker());
            assertThat(before).isIn(null, mine.broker());
            sendsTheOnly(mine.broker(), mine.connectionFactory());
        }
    }

    @Nested
    class TwoStaticFields {

        private static final AtomicReference<ConnectionFactory> FACTORY = new AtomicReference<>();

        @RegisterExtension
        static final BrokerExtension ONE = BrokerExtension.inMemory();

        @RegisterExtension
        static final BrokerExtension OTHER =
                BrokerExtension.with(BrokerSettings.inMemory().port(0));

        @Test
        void doNotMeet() {
            send(ONE.connectionFactory());
            assertThat(ONE.broker().depth("orders")).isEqualTo(1);
            assertThat(OTHER.broker().depth("orders")).isZero();
            sendsTheOnly(OTHER.broker(), OTHER.connectionFactory());
        }

        @Test
        void haveADoorEachThatLivesAsLongAsTheBroker() {
            sameAsBefore();
        }

        @Test
        void haveTheSameDoorInTheNextTest() {
            sameAsBefore();
        }

        private static void sameAsBefore() {
            assertThat(ONE.letterbox()).isNotSameAs(OTHER.letterbox());
            ConnectionFactory before = FACTORY.getAndSet(ONE.connectionFactory());
            assertThat(before).isIn(null, ONE.connectionFactory());
            send(ONE.connectionFactory());
        }
    }

    @Nested
    @EmbeddedBroker(storage = Storage.JOURNAL)
    class ABrokerThatATestHasBroken {

        @RepeatedTest(2)
        void isWholeForTheNext(Broker broker, ConnectionFactory jms) {
            sendsTheOnly(broker, jms);
            broker.refuseNextSend("orders");
            assertThat(broker.holdAcknowledgements("orders"))
                    .as("there is none yet")
                    .isNotNull();
            broker.stop();
        }
    }

    @Nested
    class ABrokerThatIsNotStarted {

        private final BrokerExtension unregistered = BrokerExtension.inMemory();

        @Test
        void isAnErrorAtOnce() {
            assertThatThrownBy(unregistered::broker)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("@RegisterExtension");
            assertThatThrownBy(unregistered::connectionFactory).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(unregistered::letterbox).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class ABrokerWhoseTestIsOver {

        @Test
        void isAnErrorAtOnce() {
            RunningBroker over = RunningBroker.start(BrokerSettings.inMemory(), Storage.MEMORY);
            over.close();
            assertThatThrownBy(() -> over.depth("orders"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("over");
        }
    }
}

package io.letterbox.artemis.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Whole runs of JUnit, of classes that fail, or run side by side. */
class PlatformTest {

    private static final long SECONDS = 10;

    private static EngineExecutionResults run(Class<?>... classes) {
        return builder(classes).execute();
    }

    private static EngineTestKit.Builder builder(Class<?>... classes) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter")
                // these are disabled, or the build would run them too
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition");
        for (Class<?> each : classes) {
            builder.selectors(selectClass(each));
        }
        return builder;
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void aFailedTestPrintsWhatIsInTheBroker() {
        PrintStream usual = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run(Failing.class)
                    .testEvents()
                    .assertStatistics(tests -> tests.failed(1).aborted(1).succeeded(1));
        } finally {
            System.setErr(usual);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Failing, fails(ConnectionFactory) failed; in the broker are:")
                .contains("orders: depth 2, in delivery 1, receivers 1")
                .contains("delivered as often as the broker allows, and never acknowledged: a poisonous one")
                .doesNotContain("aborts")
                .doesNotContain("succeeds");
    }

    @Disabled("run by the test above")
    @EmbeddedBroker
    static class Failing {

        @Test
        void fails(ConnectionFactory jms) {
            JMSContext context = jms.createContext(JMSContext.SESSION_TRANSACTED);
            var orders = context.createQueue("orders");
            context.createProducer().send(orders, "a poisonous one");
            context.commit();
            var consumer = context.createConsumer(orders);
            for (int attempt = 0; attempt < 10; attempt++) {
                assertThat(consumer.receive(SECONDS * 1_000)).isNotNull();
                context.rollback();
            }
            context.createProducer().send(orders, "one").send(orders, "two");
            context.commit();
            assertThat(consumer.receive(SECONDS * 1_000)).isNotNull();
            throw new AssertionError("as it shall");
        }

        @Test
        void aborts() {
            Assumptions.abort("as it shall");
        }

        @Test
        void succeeds(Broker broker) {
            assertThat(broker.depth("orders")).isZero();
        }
    }

    @Test
    void aBrokerThatIsAskedTooEarlyIsAnErrorAtOnce() {
        run(Early.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("@RegisterExtension"))));
    }

    @Disabled("run by the test above")
    static class Early {

        @RegisterExtension
        final BrokerExtension field = BrokerExtension.inMemory();

        private final Broker early = field.broker();

        @Test
        void never() {
            assertThat(early).isNotNull();
        }
    }

    @Test
    void testsOfAClassThatRunSideBySideDoNotMeet() {
        sideBySide(Crowd.class).assertStatistics(tests -> tests.succeeded(12));
    }

    @Test
    void testsOfAStaticFieldThatRunSideBySideDoNotMeet() {
        sideBySide(CrowdAroundAField.class).assertStatistics(tests -> tests.succeeded(12));
    }

    @Test
    void classesThatRunSideBySideDoNotMeet() {
        sideBySide(One.class, Other.class).assertStatistics(tests -> tests.succeeded(2));
    }

    @Test
    void classesThatRunSideBySideDoNotShareAField() {
        EngineExecutionResults results = parallel(Son.class, Daughter.class).execute();
        results.testEvents().assertStatistics(tests -> tests.succeeded(1));
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("at the same time"))));
    }

    private static Events sideBySide(Class<?>... classes) {
        return parallel(classes).execute().testEvents();
    }

    private static EngineTestKit.Builder parallel(Class<?>... classes) {
        return builder(classes)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
    }

    private static void sendsTheOnly(Broker broker, ConnectionFactory jms) {
        try (JMSContext context = jms.createContext()) {
            context.createProducer().send(context.createQueue("orders"), "one");
        }
        assertThat(broker.depth("orders")).isEqualTo(1);
    }

    @Disabled("run by a test above")
    @EmbeddedBroker
    static class Crowd {

        @RepeatedTest(12)
        void sends(Broker broker, ConnectionFactory jms) {
            sendsTheOnly(broker, jms);
        }
    }

    @Disabled("run by a test above")
    static class CrowdAroundAField {

        @RegisterExtension
        static final BrokerExtension BROKER = BrokerExtension.inMemory();

        @RepeatedTest(12)
        void sends() {
            sendsTheOnly(BROKER.broker(), BROKER.connectionFactory());
        }
    }

    /** Where the tests of two classes meet, so that they do run side by side. */
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Disabled("run by a test above")
    @EmbeddedBroker
    static class One {

        @Test
        void sends(Broker broker, ConnectionFactory jms) throws Exception {
            BOTH.await(SECONDS, TimeUnit.SECONDS);
            sendsTheOnly(broker, jms);
            BOTH.await(SECONDS, TimeUnit.SECONDS);
        }
    }

    @Disabled("run by a test above")
    static class Other extends One {}

    /** The class that is refused ends too, and so each of the two waits for the other. */
    abstract static class Family {

        @Order(1)
        @RegisterExtension
        static final BrokerExtension BROKER = BrokerExtension.inMemory();

        @Order(2)
        @RegisterExtension
        static final AfterAllCallback TOGETHER = context -> BOTH.await(SECONDS, TimeUnit.SECONDS);

        @Test
        void sends() {
            sendsTheOnly(BROKER.broker(), BROKER.connectionFactory());
        }
    }

    @Disabled("run by a test above")
    static class Son extends Family {}

    @Disabled("run by a test above")
    static class Daughter extends Family {}
}

package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No message is deleted behind anybody's back, whoever made its queue. */
@Timeout(60)
class DeadLettersTest {

    private static final int ATTEMPTS = 10;
    private static final long SOON = 5_000;

    @TempDir
    Path directory;

    @Test
    void aPoisonMessageOfPlainJmsGoesToTheDeadLettersAfterTenAttempts() {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                JMSContext context = artemis.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
            context.createProducer().send(context.createQueue("orders"), "poison");
            context.commit();
            poison(context, context.createConsumer(context.createQueue("orders")));
            assertThat(text(context, "dead.orders")).isEqualTo("poison");
        }
    }

    @Test
    void thePoisonOfASubscriptionGoesToTheDeadLettersOfItsTopic() {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                JMSContext context = artemis.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer audit = context.createSharedDurableConsumer(context.createTopic("prices"), "audit");
            JMSConsumer live = context.createConsumer(context.createTopic("prices"));
            context.createProducer().send(context.createTopic("prices"), "poison");
            context.commit();
            poison(context, audit);
            poison(context, live);
            assertThat(text(context, "dead.prices")).isEqualTo("poison");
            assertThat(text(context, "dead.prices")).isEqualTo("poison");
        }
    }

    @Test
    void whatExpiresGoesToTheExpired() {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                JMSContext context = artemis.connectionFactory().createContext()) {
            context.createProducer().setTimeToLive(1).send(context.createQueue("orders"), "late");
            // the engine looks when somebody wants the message, and otherwise every half a minute
            assertThat(text(context, "orders", 100)).isNull();
            assertThat(text(context, "expired.orders")).isEqualTo("late");
        }
    }

    @Test
    void theyAreThereAfterARestart() {
        BrokerSettings settings = BrokerSettings.inMemory().directory(directory);
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings);
                JMSContext context = artemis.connectionFactory().createContext()) {
            context.createProducer().send(context.createQueue("orders"), "poison");
        }
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(settings);
                JMSContext context = artemis.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
            poison(context, context.createConsumer(context.createQueue("orders")));
            assertThat(text(context, "dead.orders")).isEqualTo("poison");
        }
    }

    @Test
    void aBoundedQueueHasThemToo() throws Exception {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                JMSContext context = artemis.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED);
                var connection = artemis.connect(io.letterbox.Provider.Use.ONE_BY_ONE)) {
            artemis.bounds(connection).orElseThrow().keep("orders", 1);
            context.createProducer().send(context.createQueue("orders"), "poison");
            context.commit();
            poison(context, context.createConsumer(context.createQueue("orders")));
            assertThat(text(context, "dead.orders")).isEqualTo("poison");
        }
    }

    private static void poison(JMSContext context, JMSConsumer consumer) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            assertThat(consumer.receive(SOON)).as("attempt %s", attempt + 1).isNotNull();
            context.rollback();
        }
        assertThat(consumer.receive(100)).as("after the last attempt").isNull();
        consumer.close();
    }

    private static String text(JMSContext context, String queue) {
        return text(context, queue, SOON);
    }

    private static String text(JMSContext context, String queue, long limit) {
        try (JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            return consumer.receiveBody(String.class, limit);
        }
    }
}

package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plain selectors do over Artemis, and why Letterbox refuses some: should one of these change, a refusal can go. */
class SelectorTrapsTest extends Cell {

    private static final String MODE = "mode";

    private JMSContext context() {
        return plainClient().context();
    }

    @Test
    void theNameOfADeliveryModeIsReplacedWhereverItStands() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue("orders");
        for (String mode : List.of("PERSISTENT", "DURABLE")) {
            Message message = context.createTextMessage(mode);
            message.setStringProperty(MODE, mode);
            context.createProducer().send(queue, message);
        }
        try (JMSConsumer consumer = context.createConsumer(queue, "mode = 'PERSISTENT'")) {
            assertThat(consumer.receiveBody(String.class, LONG.toMillis())).isEqualTo("DURABLE");
            assertThat(consumer.receiveNoWait()).isNull();
        }
    }

    @Test
    void anotherSelectorDeletesWhatADurableSubscriptionHolds() throws Exception {
        JMSContext context = context();
        context.setClientID("desk");
        Topic topic = context.createTopic("prices");
        context.createDurableConsumer(topic, "audit", "region = 'north'", false).close();
        send(context, topic);
        context.createDurableConsumer(topic, "audit", "region = 'south'", false).close();
        try (JMSConsumer consumer = context.createDurableConsumer(topic, "audit", "region = 'north'", false)) {
            assertThat(consumer.receive(A_WHILE.toMillis())).isNull();
        }
    }

    @Test
    void anotherSelectorIsRefusedForASharedOneWhichTheSpecificationDoesNotSay() throws Exception {
        JMSContext context = context();
        Topic topic = context.createTopic("prices");
        context.createSharedDurableConsumer(topic, "audit", "region = 'north'").close();
        send(context, topic);
        assertThatThrownBy(() -> context.createSharedDurableConsumer(topic, "audit", "region = 'south'"))
                .isInstanceOf(JMSRuntimeException.class)
                .hasMessageContaining("different filter");
    }

    private static void send(JMSContext context, Topic topic) throws Exception {
        Message message = context.createTextMessage("7");
        message.setStringProperty("region", "north");
        context.createProducer().send(topic, message);
    }

    @Test
    void aDoubledMinusBeginsAComment() {
        JMSContext context = context();
        Queue queue = context.createQueue("orders");
        context.createProducer().send(queue, "1");
        try (JMSConsumer consumer = context.createConsumer(queue, "1 = 1 -- AND region = 'north'\n")) {
            assertThat(consumer.receiveBody(String.class, LONG.toMillis())).isEqualTo("1");
        }
    }
}

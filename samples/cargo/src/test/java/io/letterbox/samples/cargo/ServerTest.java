package io.letterbox.samples.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.artemis.junit.Broker;
import io.letterbox.artemis.junit.EmbeddedBroker;
import io.letterbox.artemis.junit.EmbeddedBroker.Reach;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server of these tests does what the specification asks of a real one, as far as the application relies on it. */
@Timeout(60)
class ServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");

    // MIGRATING: before
    @JMSDestinationDefinition(
            name = "java:app/jms/labels",
            interfaceName = "jakarta.jms.Queue",
            destinationName = "cargo.labels")
    @ApplicationScoped
    public static class Labels {

        @Inject
        JMSContext jms;

        @Resource(lookup = "java:app/jms/labels")
        Queue labels;

        void print(String label) {
            jms.createProducer().send(labels, label);
        }
    }
    // MIGRATING: end

    /** Sends before it throws; the second delivery is a redelivered one, and succeeds. */
    @MessageDriven(
            activationConfig = {
                @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
                @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/jms/labels")
            })
    public static class Printer implements MessageListener {

        @Inject
        JMSContext jms;

        @Inject
        Paper paper;

        @Resource(lookup = "java:app/jms/arrivals")
        Queue printed;

        @Override
        public void onMessage(Message message) {
            try {
                jms.createProducer().send(printed, message.getBody(String.class));
                paper.use(message.getJMSRedelivered());
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ApplicationScoped
    public static class Paper {

        private final List<Boolean> uses = new ArrayList<>();

        synchronized void use(boolean again) {
            uses.add(again);
            if (!again) {
                throw new IllegalStateException("a paper jam");
            }
        }

        synchronized List<Boolean> uses() {
            return List.copyOf(uses);
        }
    }

    @Test
    @EmbeddedBroker(reach = Reach.TCP)
    void aQueueDefinedByAnAnnotationIsFoundAndABeanThatThrowsSendsNothing(Broker broker)
            throws IOException, InterruptedException {
        DeclaredQueues queues = DeclaredQueues.in(WEB_XML, Labels.class);
        try (var client = new Client(broker);
                var server = new Server(client, queues, Labels.class, Printer.class, Paper.class)) {
            server.inRequest(() -> server.the(Labels.class).print("C-1"));
            broker.await(SOON, now -> server.the(Paper.class).uses().size() == 2 && now.depth("cargo.labels") == 0);
            assertThat(server.the(Paper.class).uses()).containsExactly(false, true);
            assertThat(broker.depth("cargo.arrivals")).isOne();
        }
    }
}

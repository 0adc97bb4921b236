package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ends of a mailbox are injected, and carry its messages over the connections that the application names. */
@ExtendWith(ArquillianExtension.class)
class InjectionTest {

    private static final long LIMIT = 10_000;

    @Deployment
    static WebArchive deployment() {
        return ServerArchive.of(
                Sending.class, Environment.current().can(Capability.NAMING) ? Resources.class : PlainResources.class);
    }

    @Inject
    Sending desk;

    @Inject
    ConnectionFactory factory;

    @Test
    void whatIsSentOutsideATransactionIsThereForAnyClient() throws InterruptedException, JMSException {
        try (JMSContext context = factory.createContext()) {
            JMSConsumer letters = context.createConsumer(context.createQueue("letters"));
            Message left; // What another application has sent.
            do {
                left = letters.receiveNoWait();
            } while (left != null);

            desk.send("hello");

            assertThat(letters.receive(LIMIT).getBody(String.class)).isEqualTo("hello");
        }
    }
}

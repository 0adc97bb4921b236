package io.letterbox.it.server;

import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.MailboxException;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever deploys the application says where its mailbox is, and over which of the server's connections it is reached. */
@ExtendWith(ArquillianExtension.class)
@DisabledIfSystemProperty(
        named = Environment.LAUNCH,
        matches = "liberty|glassfish|payara",
        disabledReason = "the second connection factory is declared in WildFly's configuration only")
class ConfigurationTest {

    /** How many connections the pool of {@code java:/jms/narrow} holds. */
    private static final int NARROW = 3;

    @Deployment
    static WebArchive deployment() {
        return ServerArchive.of(Errands.class, Application.class)
                .addAsResource(
                        new StringAsset("letterbox.connection-factory=java:/jms/narrow\n"
                                + "letterbox.address.errands.jndi=" + Errands.QUEUE + "\n"),
                        "META-INF/microprofile-config.properties");
    }

    @Inject
    Errands errands;

    @Inject
    Letterbox letterbox;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    ConnectionFactory factory;

    @Resource(lookup = Errands.QUEUE)
    Queue queue;

    @Test
    void theMailboxIsTheAdministeredQueue() throws Exception {
        String errand = UUID.randomUUID().toString();
        errands.send(errand);

        assertThat(queue.getQueueName()).isEqualTo("tasks");
        try (JMSContext context = factory.createContext()) {
            assertThat(context.createConsumer(queue).receiveBody(String.class, SOON.toMillis()))
                    .isEqualTo(errand);
        }
    }

    @Test
    void theConnectionsAreThoseOfTheNamedFactory() {
        Listening tooMany = Listening.named("errands").concurrency(NARROW + 2);

        assertThatThrownBy(() -> listen(tooMany).close())
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageMatching(
                        ".*the server gave [1-" + NARROW + "] of " + (NARROW + 3) + " connections at once.*");
    }

    private Listener listen(Listening how) {
        return letterbox.listen(
                Errands.ERRANDS, how, errand -> assertThat(errand).isNotNull());
    }
}

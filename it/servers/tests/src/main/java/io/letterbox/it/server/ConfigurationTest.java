package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.MailboxException;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever deploys the application says where its mailbox is, and over which of the server's connections it is reached. */
@ExtendWith(ArquillianExtension.class)
class ConfigurationTest {

    /** What every server declares for this test, and how many connections its pool holds. */
    private static final String FACTORY = "jms/narrow";

    private static final int NARROW = 3;
    private static final long LIMIT = 20_000;

    private static final String TASKS = Environment.current().tasks();

    private static final String FACTORY_KEY = "letterbox.connection-factory=";
    private static final String QUEUE_KEY = "letterbox.address.errands.jndi=";

    @Deployment
    static WebArchive deployment() {
        if (!Environment.current().can(Capability.NAMING)) {
            return Application.archive();
        }
        WebArchive archive = configured(FACTORY_KEY + FACTORY, QUEUE_KEY + TASKS);
        return TASKS.equals(Tasks.NAME) ? archive.addClass(Tasks.class) : archive;
    }

    private static WebArchive configured(String... lines) {
        return ServerArchive.of(Errands.class)
                .addAsResource(new StringAsset(String.join("\n", lines)), "META-INF/microprofile-config.properties");
    }

    @Inject
    Letterbox letterbox;

    @Test
    void theMailboxIsTheAdministeredQueue() throws Exception {
        if (!Environment.current().can(Capability.NAMING)) {
            assertThatThrownBy(() -> send(QUEUE_KEY + TASKS))
                    .hasStackTraceContaining("errands: the JNDI name \"" + TASKS + "\" leads nowhere");
            return;
        }
        Queue queue = named(TASKS, Queue.class);
        assertThat(queue.getQueueName()).endsWith("tasks"); // Some servers put something before it.
        try (JMSContext context = named("java:comp/DefaultJMSConnectionFactory", ConnectionFactory.class)
                .createContext()) {
            JMSConsumer tasks = context.createConsumer(queue);
            Message left; // What an earlier run has sent.
            do {
                left = tasks.receiveNoWait();
            } while (left != null);
            String errand = UUID.randomUUID().toString();

            letterbox.sender(Errands.ERRANDS).send(errand);

            assertThat(tasks.receiveBody(String.class, LIMIT)).isEqualTo(errand);
        }
    }

    @Test
    void theConnectionsAreThoseOfTheNamedFactory() {
        if (!Environment.current().can(Capability.NAMING)) {
            assertThatThrownBy(() -> send(FACTORY_KEY + FACTORY))
                    .hasStackTraceContaining("letterbox.connection-factory is \"" + FACTORY + "\", and no");
            return;
        }
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

    /** Without a server, in an application of its own. */
    private static void send(String configuration) throws Exception {
        InProcess.with(configured(configuration), Errands.class, errands -> errands.send("to nowhere"));
    }

    @SuppressWarnings("BanJNDI") // constants, in the server's own name space
    private static <T> T named(String name, Class<T> type) throws NamingException {
        return type.cast(InitialContext.doLookup(name));
    }
}

package io.letterbox.it.server;

import static io.letterbox.it.server.Application.NEVER;
import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A listener's receipt, what it sends, and its rows where there are transactions for them, are one. */
@ExtendWith(ArquillianExtension.class)
class ListenersTest {

    @Deployment
    static WebArchive deployment() {
        return Application.archive();
    }

    @Inject
    Desk desk;

    @Inject
    Ledger ledger;

    @Inject
    Premises premises;

    private final String item = UUID.randomUUID().toString();

    @BeforeEach
    void prepare() {
        ledger.ready();
    }

    @Test
    void whatItSendsAndWritesIsThereAfterItsReturn() throws Exception {
        desk.orders.send(new Order(item, 1));

        assertThat(desk.receipts.tryReceive(SOON)).contains(item);
        assertThat(ledger.count(item)).isEqualTo(1);
    }

    @Test
    void afterItsLastAttemptTheMessageIsDeadAndItsWorkUndone() throws Exception {
        String poison = Clerk.POISON + item;
        desk.orders.send(new Order(poison, 1));

        try (JMSContext context = premises.connections().createContext()) {
            Message dead =
                    context.createConsumer(context.createQueue("dead.orders")).receive(SOON.toMillis());
            assertThat(dead.getBody(String.class)).contains(poison);
            assertThat(dead.getIntProperty("LetterboxAttempts")).isEqualTo(2);
            assertThat(dead.getStringProperty("LetterboxException")).isEqualTo("java.lang.IllegalStateException");
        }
        assertThat(desk.receipts.tryReceive(NEVER)).isEmpty();
        assertThat(ledger.count(poison)).isEqualTo(Ledger.leftOf(2));
    }
}

package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.server.ServerProvider;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Over a resource adapter, Liberty ends what a task leaves open, unless it is told not to: refused, with what to tell it. Connections to its
 * own messaging it lets be.
 */
@ExtendWith(ArquillianExtension.class)
class KeptConnectionsTest {

    @Deployment
    static WebArchive deployment() {
        return ServerArchive.of(Parts.class).addClass(Addresses.class).addClass(Order.class);
    }

    @Inject
    Parts parts;

    private final String price = UUID.randomUUID().toString();

    @Test
    void sharedOnesAreRefusedOverAResourceAdapter() throws Exception {
        triedOver("jms/shared");
    }

    @Test
    void thoseThatTheServerClosesAreRefusedOverAResourceAdapter() throws Exception {
        triedOver("jms/closing");
    }

    private void triedOver(String factory) throws Exception {
        if (Environment.current() == Environment.LIBERTY) {
            assertThat(receivedOver(factory)).contains(price);
        } else {
            assertThatThrownBy(() -> receivedOver(factory))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageStartingWith("the broker refuses broadcast prices: the server ended a connection")
                    .hasMessageContaining("neither share its connections nor close");
        }
    }

    /** What is received from a subscription that is kept nowhere but in its connection. */
    @SuppressWarnings("BanJNDI") // constants, in the server's own name space
    private Optional<String> receivedOver(String factory) throws NamingException, InterruptedException {
        try (Letterbox letterbox = Letterbox.over(parts.provider(InitialContext.doLookup(factory)));
                Receiver<String> live = letterbox.receiver(Addresses.LIVE)) {
            letterbox.sender(Addresses.PRICES).send(price);
            return live.tryReceive(Duration.ofSeconds(20));
        }
    }

    /** What a provider is made of. */
    @ApplicationScoped
    static class Parts {

        @Inject
        UserTransaction transaction;

        @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
        TransactionSynchronizationRegistry registry;

        @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
        ManagedThreadFactory threads;

        ServerProvider provider(ConnectionFactory factory) {
            return ServerProvider.of(factory, transaction, registry, threads);
        }
    }
}

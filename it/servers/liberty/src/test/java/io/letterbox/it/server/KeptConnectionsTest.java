package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.server.ServerProvider;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over a resource adapter, Liberty ends what a task leaves open, unless it is told not to: refused, with what to tell it. */
@ExtendWith(ArquillianExtension.class)
@DisabledIf(value = "own", disabledReason = "Liberty ends no connections to its own messaging")
class KeptConnectionsTest {

    private static final Mailbox<String> KEPT = Mailbox.of("kept", String.class, Capacity.unbounded());

    static boolean own() {
        return Environment.current() == Environment.LIBERTY;
    }

    @Deployment
    static WebArchive deployment() {
        return ServerArchive.of(Parts.class);
    }

    @Inject
    Parts parts;

    @Test
    void sharedOnesAreRefused() {
        refused("jms/shared");
    }

    @Test
    void thoseThatTheServerClosesAreRefused() {
        refused("jms/closing");
    }

    private void refused(String factory) {
        assertThatThrownBy(() -> open(factory))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageStartingWith("the broker refuses mailbox kept: the server ended a connection")
                .hasMessageContaining("neither share its connections nor close");
    }

    @SuppressWarnings("BanJNDI") // constants, in the server's own name space
    private void open(String factory) throws NamingException {
        try (Letterbox letterbox = Letterbox.over(parts.provider(InitialContext.doLookup(factory)))) {
            letterbox.receiver(KEPT).close();
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

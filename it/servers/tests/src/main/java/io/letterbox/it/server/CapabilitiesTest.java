package io.letterbox.it.server;

import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@link Environment} says that can be done works; the rest is refused, with what to do instead. */
@ExtendWith(ArquillianExtension.class)
class CapabilitiesTest {

    private static final Mailbox<String> CROWD = Mailbox.of("crowd", String.class, Capacity.bounded(2));
    private static final Mailbox<String> FRESH = Mailbox.of("undeclared.fresh", String.class, Capacity.unbounded());

    @Deployment
    static WebArchive deployment() {
        return Application.archive();
    }

    @Inject
    Letterbox letterbox;

    @Inject
    Desk desk;

    @Test
    void aBoundedMailbox() {
        if (Environment.current().can(Capability.BOUNDED)) {
            try (Sender<String> crowd = letterbox.sender(CROWD)) {
                assertThat(crowd.trySend("one")).isTrue();
                assertThat(crowd.trySend("two")).isTrue();
                assertThat(crowd.trySend("three")).isFalse();
            }
        } else {
            assertThatThrownBy(() -> letterbox.sender(CROWD))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("crowd")
                    .hasMessageContaining("letterbox-artemis-binding");
        }
    }

    @Test
    void aSendWithoutWaitingForTheBroker() throws Exception {
        if (Environment.current().can(Capability.ASYNC)) {
            assertThat(desk.letters.trySendAsync("later").toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isTrue();
        } else {
            assertThatThrownBy(() -> desk.letters.trySendAsync("later"))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("letters");
        }
    }

    @Test
    void aQueueThatNobodyDeclared() throws Exception {
        if (Environment.current().can(Capability.UNDECLARED_QUEUES)) {
            try (Sender<String> sender = letterbox.sender(FRESH);
                    Receiver<String> receiver = letterbox.receiver(FRESH)) {
                sender.send("first");
                assertThat(receiver.tryReceive(SOON)).contains("first");
            }
        } else {
            assertThatThrownBy(() -> letterbox.receiver(FRESH))
                    .isInstanceOf(MailboxException.class)
                    .hasMessageContaining("undeclared.fresh");
        }
    }
}

package io.letterbox.it.server;

import static io.letterbox.it.server.Application.NEVER;
import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.MailboxException;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Within a transaction or, where there is none, a unit of work, sends and receives are of one piece. */
@ExtendWith(ArquillianExtension.class)
class TransactionsTest {

    @Deployment
    static WebArchive deployment() {
        return Application.archive();
    }

    @Inject
    Application application;

    @Inject
    Desk desk;

    @Inject
    Ledger ledger;

    @Inject
    Till till;

    @Inject
    Premises premises;

    private final String letter = UUID.randomUUID().toString();

    @BeforeEach
    void prepare() {
        ledger.ready();
        application.empty(desk);
    }

    @Test
    void aSendAndARowAreThereAfterTheCommit() throws Exception {
        premises.commit(() -> {
            desk.letters.send(letter);
            ledger.write(letter);
        });

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(ledger.count(letter)).isEqualTo(1);
    }

    @Test
    void aRollbackLeavesNoMessageAndNoRowThatIsPartOfIt() throws Exception {
        premises.undo(() -> {
            desk.letters.send(letter);
            ledger.write(letter);
        });

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
        assertThat(ledger.count(letter)).isEqualTo(Ledger.leftOf(1));
    }

    @Test
    void nobodySeesAMessageBeforeTheCommit() throws Exception {
        premises.commit(() -> {
            desk.letters.send(letter);
            assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(NEVER)))
                    .isEmpty();
        });

        assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(SOON))).contains(letter);
    }

    @Test
    void aReceivedMessageIsBackAfterARollback() throws Exception {
        desk.letters.send(letter);

        premises.undo(() -> {
            assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
            ledger.write(letter);
        });

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(ledger.count(letter)).isEqualTo(Ledger.leftOf(1));
    }

    @Test
    void aReceivedMessageIsGoneAfterTheCommit() throws Exception {
        desk.letters.send(letter);

        premises.commit(() -> assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter));

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void aTransactionAfterARollbackStartsAfresh() throws Exception {
        premises.undo(() -> desk.letters.send("undone " + letter));
        premises.commit(() -> desk.letters.send(letter));

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void manySendsOfOneTransactionComeInTheirOrder() throws Exception {
        premises.commit(() -> {
            for (int i = 0; i < 100; i++) {
                desk.parcels.send(new Order(letter, i));
            }
        });

        for (int i = 0; i < 100; i++) {
            assertThat(desk.parcelsIn.tryReceive(SOON)).contains(new Order(letter, i));
        }
    }

    @Test
    void anEndUsedBeforeTheTransactionTakesPartInIt() throws Exception {
        desk.letters.send("before " + letter);
        assertThat(desk.lettersIn.tryReceive(SOON)).contains("before " + letter);

        premises.undo(() -> desk.letters.send(letter));

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void aMethodOutsideTheCallersTransactionSendsAtOnce() throws Exception {
        premises.undo(() -> {
            till.note(letter);
            if (Environment.current().can(Capability.JTA)) {
                assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(SOON)))
                        .contains(letter);
            } else { // A unit knows no such methods: what is sent in it, is part of it.
                assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(NEVER)))
                        .isEmpty();
            }
        });

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void whatIsSentApartIsThereAtOnceAndStays() throws Exception {
        premises.undo(() -> {
            desk.letters.apart().send(letter);
            assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(SOON)))
                    .contains(letter);
        });
    }

    @Test
    void aRendezvousIsRefusedAndTheTransactionGoesOn() throws Exception {
        premises.commit(() -> {
            assertThatThrownBy(() -> desk.counter.trySend(letter))
                    .isInstanceOf(MailboxException.Refused.class)
                    .hasMessageContaining("apart()");
            desk.letters.send(letter);
        });

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
    }
}

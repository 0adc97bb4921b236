package io.letterbox.it.server;

import static io.letterbox.it.server.Application.NEVER;
import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.MailboxException;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Within a JTA transaction, sends and receives are of one piece with everything else in it. */
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
    UserTransaction transaction;

    private final String letter = UUID.randomUUID().toString();

    @BeforeEach
    void prepare() {
        ledger.ready();
        application.empty(desk);
    }

    @Test
    void aSendAndARowAreThereAfterTheCommit() throws Exception {
        transaction.begin();
        desk.letters.send(letter);
        ledger.write(letter);
        transaction.commit();

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(ledger.count(letter)).isEqualTo(1);
    }

    @Test
    void aRollbackLeavesNeitherTheMessageNorTheRow() throws Exception {
        transaction.begin();
        desk.letters.send(letter);
        ledger.write(letter);
        transaction.rollback();

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
        assertThat(ledger.count(letter)).isZero();
    }

    @Test
    void nobodySeesAMessageBeforeTheCommit() throws Exception {
        transaction.begin();
        desk.letters.send(letter);
        assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(NEVER)))
                .isEmpty();
        transaction.commit();

        assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(SOON))).contains(letter);
    }

    @Test
    void aReceivedMessageIsBackAfterARollback() throws Exception {
        desk.letters.send(letter);

        transaction.begin();
        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        ledger.write(letter);
        transaction.rollback();

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(ledger.count(letter)).isZero();
    }

    @Test
    void aReceivedMessageIsGoneAfterTheCommit() throws Exception {
        desk.letters.send(letter);

        transaction.begin();
        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        transaction.commit();

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void aTransactionAfterARollbackStartsAfresh() throws Exception {
        transaction.begin();
        desk.letters.send("undone " + letter);
        transaction.rollback();
        transaction.begin();
        desk.letters.send(letter);
        transaction.commit();

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void manySendsOfOneTransactionComeInTheirOrder() throws Exception {
        transaction.begin();
        for (int i = 0; i < 100; i++) {
            desk.parcels.send(new Order(letter, i));
        }
        transaction.commit();

        for (int i = 0; i < 100; i++) {
            assertThat(desk.parcelsIn.tryReceive(SOON)).contains(new Order(letter, i));
        }
    }

    @Test
    void anEndUsedBeforeTheTransactionTakesPartInIt() throws Exception {
        desk.letters.send("before " + letter);
        assertThat(desk.lettersIn.tryReceive(SOON)).contains("before " + letter);

        transaction.begin();
        desk.letters.send(letter);
        transaction.rollback();

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void aMethodOutsideTheCallersTransactionSendsAtOnce() throws Exception {
        transaction.begin();
        till.note(letter);
        assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(SOON))).contains(letter);
        transaction.rollback();
    }

    @Test
    void aRendezvousIsRefusedAndTheTransactionGoesOn() throws Exception {
        transaction.begin();
        assertThatThrownBy(() -> desk.counter.trySend(letter))
                .isInstanceOf(MailboxException.Refused.class)
                .hasMessageContaining("apart()");
        assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        desk.letters.send(letter);
        transaction.commit();

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
    }
}

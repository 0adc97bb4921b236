package io.letterbox.it.server;

import static io.letterbox.it.server.Application.NEVER;
import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Letterbox;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A method under {@code @Transactional} is a unit of work, where there are transactions; elsewhere nobody heeds the annotation. */
@ExtendWith(ArquillianExtension.class)
class TransactionalBeansTest {

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
    Letterbox letterbox;

    private final String letter = UUID.randomUUID().toString();

    @BeforeEach
    void prepare() {
        ledger.ready();
        application.empty(desk);
    }

    @Test
    void itsReturnCommitsWhatItSentAndWrote() throws Exception {
        till.sell(letter);

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        assertThat(ledger.count(letter)).isEqualTo(1);
    }

    @Test
    void itsExceptionUndoesWhatItSentAndWroteWhereThereAreTransactions() throws Exception {
        assertThatThrownBy(() -> till.sellAndFail(letter)).hasMessage("the till is locked");

        assertThat(desk.lettersIn.tryReceive(Environment.current().can(Capability.JTA) ? NEVER : SOON))
                .isEqualTo(Environment.current().can(Capability.JTA) ? Optional.empty() : Optional.of(letter));
        assertThat(ledger.count(letter)).isEqualTo(Ledger.leftOf(1));
    }

    @Test
    void itsExceptionPutsBackWhatItReceivedWhereThereAreTransactions() throws Exception {
        desk.letters.send(letter);
        assertThatThrownBy(() -> till.receiveAndFail(SOON)).hasMessage("received " + letter);

        boolean back = Environment.current().can(Capability.JTA);
        assertThat(desk.lettersIn.tryReceive(back ? SOON : NEVER))
                .isEqualTo(back ? Optional.of(letter) : Optional.empty());
    }

    @Test
    void withinAUnitItsExceptionUndoesWhatItSentAnywhere() throws Exception {
        assertThatThrownBy(() -> letterbox.unit(() -> {
                    till.sellAndFail(letter);
                    return letter;
                }))
                .hasMessage("the till is locked");

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
        assertThat(ledger.count(letter)).isEqualTo(Ledger.leftOf(1));
    }

    @Test
    void withinAUnitItsExceptionPutsBackWhatItReceivedAnywhere() throws Exception {
        desk.letters.send(letter);
        assertThatThrownBy(() -> letterbox.unit(() -> till.receiveAndFail(SOON)))
                .hasMessage("received " + letter);

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
    }

    @Test
    void onAThreadOfTheServerItIsTheSame() throws Exception {
        application.elsewhere(() -> {
            till.sell(letter);
            return letter;
        });

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
    }
}

package io.letterbox.it.server;

import static io.letterbox.it.server.Application.NEVER;
import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A method under {@code @Transactional} is a unit of work, with its messages. */
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
    void itsExceptionUndoesWhatItSentAndWrote() throws Exception {
        assertThatThrownBy(() -> till.sellAndFail(letter)).hasMessage("the till is locked");

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
        assertThat(ledger.count(letter)).isZero();
    }

    @Test
    void itsExceptionPutsBackWhatItReceived() throws Exception {
        desk.letters.send(letter);
        assertThatThrownBy(() -> till.receiveAndFail(SOON)).hasMessage("received " + letter);

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

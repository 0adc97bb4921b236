package io.letterbox.it.server;

import static io.letterbox.it.server.Application.NEVER;
import static io.letterbox.it.server.Application.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Outside of a transaction each call stands alone, and a handler's is a transaction of the library's own. */
@ExtendWith(ArquillianExtension.class)
class OutsideTransactionsTest {

    @Deployment
    static WebArchive deployment() {
        return Application.archive();
    }

    @Inject
    Application application;

    @Inject
    Desk desk;

    @Inject
    Premises premises;

    @Inject
    Letterbox letterbox;

    private final String letter = UUID.randomUUID().toString();

    @BeforeEach
    void prepare() {
        application.empty(desk);
    }

    @Test
    void aSendIsThereAtOnce() throws Exception {
        desk.letters.send(letter);

        assertThat(application.elsewhere(() -> desk.lettersIn.tryReceive(SOON))).contains(letter);
    }

    @Test
    void aReceivedMessageIsTheCallers() throws Exception {
        desk.letters.send(letter);
        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void theFactsComeBesideTheMessage() throws Exception {
        desk.letters.send(letter);

        Optional<Delivery<String>> delivery = desk.deliveries.tryReceive(SOON);

        assertThat(delivery).map(Delivery::message).contains(letter);
        assertThat(delivery).map(Delivery::attempt).contains(1);
    }

    @Test
    void aHandlerThatReturnsHasTheMessage() throws Exception {
        desk.letters.send(letter);
        assertThat(desk.lettersIn.tryReceive(SOON, got -> assertThat(got).isEqualTo(letter)))
                .isTrue();

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
    }

    @Test
    void aHandlerThatThrowsPutsTheMessageBackAndItsExceptionPassesThrough() throws Exception {
        desk.letters.send(letter);
        assertThatThrownBy(() -> desk.lettersIn.tryReceive(SOON, got -> {
                    throw new IOException("no hands free");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no hands free");

        assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
    }

    @Test
    void whatAHandlerSendsIsUndoneWithItsReceiptWhereThatIsATransaction() throws Exception {
        desk.parcels.send(new Order(letter, 1));
        assertThatThrownBy(this::receiveAndSendAndFail).isInstanceOf(IOException.class);

        assertThat(desk.parcelsIn.tryReceive(SOON)).contains(new Order(letter, 1));
        if (Environment.current().can(Capability.JTA)) {
            assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
        } else { // Each call stands alone, within a handler too.
            assertThat(desk.lettersIn.tryReceive(SOON)).contains(letter);
        }
    }

    @Test
    void withinAUnitWhatAHandlerSendsIsUndoneWithItsReceiptAnywhere() throws Exception {
        desk.parcels.send(new Order(letter, 1));
        assertThatThrownBy(() -> letterbox.unit(this::receiveAndSendAndFail)).isInstanceOf(IOException.class);

        assertThat(desk.lettersIn.tryReceive(NEVER)).isEmpty();
        assertThat(desk.parcelsIn.tryReceive(SOON)).contains(new Order(letter, 1));
    }

    private boolean receiveAndSendAndFail() throws Exception {
        return desk.parcelsIn.tryReceive(SOON, got -> {
            desk.letters.send(letter);
            throw new IOException("no hands free");
        });
    }

    @Test
    void whatCannotBeDecodedMovesToTheDeadLettersWithTheReason() throws Exception {
        try (JMSContext context = premises.connections().createContext()) {
            context.createProducer().send(context.createQueue("parcels"), "no JSON " + letter);
        }
        desk.parcels.send(new Order(letter, 2));

        assertThat(desk.parcelsIn.tryReceive(SOON)).contains(new Order(letter, 2));
        try (JMSContext context = premises.connections().createContext()) {
            Message dead =
                    context.createConsumer(context.createQueue("dead.parcels")).receive(SOON.toMillis());
            assertThat(dead.getBody(String.class)).isEqualTo("no JSON " + letter);
            assertThat(dead.getStringProperty("LetterboxReason")).isNotBlank();
        }
    }

    @Test
    void aRendezvousTakesPlaceBetweenTwoThreads() throws Exception {
        Future<Optional<String>> taken = application.meanwhile(() -> desk.counterIn.tryReceive(SOON));

        assertThat(desk.counter.trySend(letter, SOON)).isTrue();
        assertThat(taken.get(20, TimeUnit.SECONDS)).contains(letter);
    }

    @Test
    void aRendezvousWithNobodyIsFalse() throws Exception {
        assertThat(desk.counter.trySend(letter)).isFalse();
        assertThat(desk.counter.trySend(letter, NEVER)).isFalse();
    }

    @Test
    void aBroadcastReachesEverySubscription() throws Exception {
        desk.prices.send(letter);

        assertThat(desk.live.tryReceive(SOON)).contains(letter);
        assertThat(desk.audit.tryReceive(SOON)).contains(letter);
    }

    @Test
    void aRequestIsAnswered() throws Exception {
        assertThat(desk.questions.request(letter, SOON)).contains("answer to " + letter);
    }
}

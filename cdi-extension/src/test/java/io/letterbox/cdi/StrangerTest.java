package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that means nothing is told with the nearest that does. */
class StrangerTest {

    private static final Keys KEYS =
            new Keys(List.of("orders", "inbox.clerk.questions"), List.of("shipping.ship", "billing"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letterbox.broker.url",
                "letterbox.self",
                "letterbox.address.inbox.clerk.questions.capacity",
                "letterbox.address.dead.orders.destination",
                "letterbox.listener.shipping.ship.longest-delay",
                "LETTERBOX_BROKER_PASSWORD",
                "LETTERBOX_LISTENER_SHIPPING_SHIP_LONGEST_DELAY",
                "LETTERBOX_ADDRESS_INBOX_CLERK_QUESTIONS_CAPACITY",
            })
    void aKeyThatMeansSomethingIsNoStranger(String name) {
        assertThat(Stranger.among(List.of(name), KEYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "letterbox.brocker.url,letterbox.broker.url",
        "letterbox.broker.uri,letterbox.broker.url",
        "letterbox.Self,letterbox.self",
        "letterbox.listener.billing.atempts,letterbox.listener.billing.attempts",
        "letterbox.adress.orders.capacity,letterbox.address.orders.capacity",
        "LETTERBOX_BROKER_PASWORD,LETTERBOX_BROKER_PASSWORD",
        "LETTERBOX_LISTENER_SHIPPING_SHP_ATTEMPTS,LETTERBOX_LISTENER_SHIPPING_SHIP_ATTEMPTS",
        "LETTERBOX_ADDRESS_ORDRES_CAPACITY,LETTERBOX_ADDRESS_ORDERS_CAPACITY",
    })
    void theNearestKeyIsProbablyMeant(String written, String meant) {
        assertThat(problem(written)).isEqualTo(written + " means nothing to Letterbox. Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "letterbox.address.ordres.capacity,address has the destination \"ordres\",orders",
        "letterbox.address.inbox.clrk.questions.destination,address has the destination \"inbox.clrk.questions\","
                + "inbox.clerk.questions",
        "letterbox.listener.shiping.ship.longest-delay,listener is called \"shiping.ship\",shipping.ship",
    })
    void theNearestNameIsProbablyMeant(String written, String problem, String meant) {
        assertThat(problem(written)).isEqualTo(written + ": no " + problem + ". Did you mean \"" + meant + "\"?");
    }

    @Test
    void aNameThatNothingIsNearToIsToldWithAllThatAreThere() {
        assertThat(problem("letterbox.address.returns.capacity"))
                .endsWith("no address has the destination \"returns\". There are: inbox.clerk.questions, orders.");
        assertThat(new Stranger("letterbox.listener.returns.start", new Keys(List.of(), List.of())).problem())
                .endsWith("no listener is called \"returns\". There is none at all.");
    }

    @Test
    void aKeyThatNothingIsNearToIsToldWithWhatBeginsAsItDoes() {
        assertThat(problem("letterbox.broker.credentials"))
                .endsWith("The keys are: letterbox.broker.password, letterbox.broker.url, letterbox.broker.user.");
        assertThat(problem("LETTERBOX_LISTENER_BILLING_PARALLELISM"))
                .contains("The keys are: LETTERBOX_LISTENER_BILLING_ATTEMPTS, ");
    }

    @Test
    void aKeyThatNothingBeginsAsIsToldWithAllThatCanBeWritten() {
        assertThat(problem("letterbox.transport"))
                .contains("letterbox.broker.url")
                .contains("letterbox.address.<destination>. with capacity or destination")
                .contains("letterbox.listener.<name>. with concurrency");
        assertThat(problem("LETTERBOX_HOME")).contains("letterbox.broker.url");
    }

    private static String problem(String name) {
        return Stranger.among(List.of(name), KEYS).get(0).problem();
    }
}

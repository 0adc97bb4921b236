package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Direct, asymmetric naming: any process may send to the owner of an inbox, only the owner receives, and it sees who sent. */
class DirectAsymmetricTest extends Cell {

    private static final Inbox<String> QUESTIONS = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());

    private Letterbox clerk;

    static Capacity[] capacities() {
        return new Capacity[] {Capacity.zero(), Capacity.bounded(3), Capacity.unbounded()};
    }

    @BeforeEach
    void openTheClerksDoor() {
        clerk = letterbox(Settings.defaults().self("clerk"));
    }

    @ParameterizedTest
    @MethodSource("capacities")
    void theOwnerReceivesFromAnyoneAndSeesWhoSent(Capacity capacity) throws Exception {
        Inbox<String> questions = Inbox.of("clerk", "questions", String.class, capacity);
        Receiver<Delivery<String>> receiver = clerk.receiver(questions);
        for (String process : new String[] {"desk", "depot", "clerk"}) {
            Letterbox client = letterbox(Settings.defaults().self(process));
            Party<Boolean> asks = Party.does(() -> client.sender(questions).send("from " + process));
            Delivery<String> question = receiver.receive();
            assertThat(question.message()).isEqualTo("from " + process);
            assertThat(question.from()).contains(process);
            assertThat(asks.result()).isTrue();
        }
    }

    @Test
    void aProcessWithoutANameMaySendAndIsNotNamed() throws Exception {
        letterbox.sender(QUESTIONS).send("?");
        assertThat(clerk.receiver(QUESTIONS).receive().from()).isEmpty();
    }

    @Test
    void aPlainClientMaySendAndIsNotNamed() throws Exception {
        plainClient().send("inbox.clerk.questions", "?");
        Delivery<String> question = clerk.receiver(QUESTIONS).receive();
        assertThat(question.message()).isEqualTo("?");
        assertThat(question.from()).isEmpty();
        assertThat(question.id()).startsWith("ID:");
    }

    @Test
    void nobodyButTheOwnerReceives() {
        Letterbox desk = letterbox(Settings.defaults().self("desk"));
        assertThatThrownBy(() -> desk.receiver(QUESTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inbox.clerk.questions")
                .hasMessageContaining("is received by clerk, and this process is desk")
                .hasMessageContaining("Settings.self");
        assertThatThrownBy(() -> letterbox.receiver(QUESTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is received by clerk, and this process is nobody");
    }

    @Test
    void severalInstancesOfTheOwnerShareItsInbox() throws Exception {
        Letterbox twin = letterbox(Settings.defaults().self("clerk"));
        Party<Delivery<String>> one = Party.calls(clerk.receiver(QUESTIONS)::receive);
        Party<Delivery<String>> other = Party.calls(twin.receiver(QUESTIONS)::receive);
        letterbox.sender(QUESTIONS).send("1");
        letterbox.sender(QUESTIONS).send("2");
        assertThat(new String[] {one.result().message(), other.result().message()})
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void inboxesOfEqualNamesBelongToTheirOwners() throws Exception {
        Inbox<String> depots = Inbox.of("depot", "questions", String.class, Capacity.unbounded());
        letterbox.sender(depots).send("for the depot");
        assertThat(clerk.receiver(QUESTIONS).tryReceive(A_WHILE)).isEmpty();
        Letterbox depot = letterbox(Settings.defaults().self("depot"));
        assertThat(depot.receiver(depots).receive().message()).isEqualTo("for the depot");
    }
}

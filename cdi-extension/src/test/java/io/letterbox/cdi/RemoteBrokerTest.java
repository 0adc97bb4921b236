package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The broker of the configuration: how it is reached, and what it does not tell. */
class RemoteBrokerTest {

    private static final String CANARY = "canary-7";

    private final List<String> problems = new ArrayList<>();

    @Test
    void itIsTakenFromItsThreeKeys() {
        assertThat(broker("tcp://broker:1"))
                .contains(new RemoteBroker("tcp://broker:1", Optional.of("desk"), Optional.of(CANARY)));
        assertThat(problems).isEmpty();
    }

    @Test
    void itsPasswordIsNotPrintedNorAnUrlThatMayHaveOne() {
        RemoteBroker broker = broker("tcp://desk:" + CANARY + "@broker:1").orElseThrow();

        assertThat(broker.toString()).isEqualTo("RemoteBroker[user=desk]");
        assertThat(new Surroundings(
                                Map.of("letterbox.broker.password", CANARY),
                                Map.of("LETTERBOX_BROKER_PASSWORD", CANARY))
                        .toString())
                .doesNotContain(CANARY);
    }

    @Test
    void withoutABindingThatReachesItTheProblemSaysWhatToAdd() {
        assertThat(broker("tcp://broker:1").orElseThrow().find(new Endings(), problems::add))
                .isEmpty();

        assertThat(problems)
                .containsExactly("letterbox.broker.url is set, and nothing on the class path reaches a broker by its"
                        + " URL: put letterbox-artemis-binding there");
    }

    @Test
    void aMisspeltKeyOfAPasswordIsToldWithoutItsValue() {
        configured(Map.of("letterbox.broker.pasword", CANARY), Map.of("LETTERBOX_BROKER_PASSWD", CANARY));

        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).doesNotContain(CANARY));
    }

    private Optional<RemoteBroker> broker(String url) {
        return configured(
                        Map.of(
                                "letterbox.broker.url", url,
                                "letterbox.broker.user", "desk",
                                "letterbox.broker.password", CANARY),
                        Map.of())
                .broker();
    }

    private Configuration configured(Map<String, String> properties, Map<String, String> environment) {
        return new Configuration(new Surroundings(properties, environment), Map.of(), List.of(), problems::add);
    }
}

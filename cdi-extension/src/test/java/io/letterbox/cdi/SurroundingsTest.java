package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** System properties win over the environment, whose names follow the rule of MicroProfile Config. */
class SurroundingsTest {

    private static final String KEY = "letterbox.listener.shipping.ship.longest-delay";

    @Test
    void aSystemPropertyWinsOverTheEnvironment() {
        ConfigurationOrigin origin =
                new Surroundings(Map.of(KEY, "PT1S"), Map.of("LETTERBOX_LISTENER_SHIPPING_SHIP_LONGEST_DELAY", "PT2S"));

        assertThat(origin.value(KEY)).contains("PT1S");
    }

    @Test
    void theEnvironmentCountsWhereThereIsNoSystemProperty() {
        assertThat(environment("LETTERBOX_LISTENER_SHIPPING_SHIP_LONGEST_DELAY").value(KEY))
                .contains("PT2S");
        assertThat(environment("letterbox_listener_shipping_ship_longest_delay").value(KEY))
                .contains("PT2S");
        assertThat(environment(KEY).value(KEY)).contains("PT2S");
    }

    @Test
    void anEmptyValueIsNone() {
        assertThat(new Surroundings(Map.of(KEY, ""), Map.of()).value(KEY)).isEmpty();
    }

    @Test
    void onlyNamesOfLetterboxAreSeen() {
        ConfigurationOrigin origin = new Surroundings(
                Map.of("letterbox.self", "desk", "letterboxes.self", "desk", "LETTERBOX_STALL", "a property"),
                Map.of("LETTERBOX_STALL", "PT1S", "PATH", "/bin", "MY_LETTERBOX_SELF", "desk"));

        assertThat(origin.names()).containsExactlyInAnyOrder("letterbox.self", "LETTERBOX_STALL");
    }

    private static ConfigurationOrigin environment(String name) {
        return new Surroundings(Map.of(), Map.of(name, "PT2S"));
    }
}

package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Listening;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's own configuration says, with its order of sources. */
class MicroProfileConfigTest {

    private static final String CANARY = "canary-7";

    private final List<String> problems = new ArrayList<>();

    @Test
    void theEnvironmentWinsOverAFile() {
        Configuration configuration = configured(
                Map.of("letterbox.listener.shipping.ship.longest-delay", "PT5M"),
                Map.of("LETTERBOX_LISTENER_SHIPPING_SHIP_LONGEST_DELAY", "PT9M"));

        assertThat(configuration.apply(Listening.named("shipping.ship")).longestDelay())
                .hasMinutes(9);
        assertThat(problems).isEmpty();
    }

    @Test
    void aVariableAloneIsSeen() {
        Configuration configuration =
                configured(Map.of(), Map.of("LETTERBOX_LISTENER_SHIPPING_SHIP_LONGEST_DELAY", "PT9M"));

        assertThat(configuration.apply(Listening.named("shipping.ship")).longestDelay())
                .hasMinutes(9);
        assertThat(problems).isEmpty();
    }

    @Test
    void aVariableThatMeansNothingIsToldOnce() {
        configured(Map.of(), Map.of("LETTERBOX_ADDRESS_ORDRES_CAPACITY", "5", "HOME", "/"));

        assertThat(problems)
                .containsExactly("LETTERBOX_ADDRESS_ORDRES_CAPACITY means nothing to Letterbox. Did you mean"
                        + " LETTERBOX_ADDRESS_ORDERS_CAPACITY?");
    }

    @Test
    void aKeyThatMeansNothingIsTold() {
        configured(Map.of("letterbox.sefl", "depot", "quarkus.self", "depot"), Map.of());

        assertThat(problems).containsExactly("letterbox.sefl means nothing to Letterbox. Did you mean letterbox.self?");
    }

    @ParameterizedTest
    @CsvSource({
        CANARY + "${nobody-has-this}, letterbox.broker.user is set and letterbox.broker.password is not",
        CANARY + "${letterbox.broker.password}, letterbox.broker.password could not be read",
    })
    void aPasswordThatTheServerCannotReadIsNotTold(String password, String problem) {
        assertThat(configured(
                                Map.of(
                                        "letterbox.broker.url", "tcp://broker:1",
                                        "letterbox.broker.user", "desk",
                                        "letterbox.broker.password", password),
                                Map.of())
                        .broker())
                .isPresent();

        assertThat(problems)
                .anySatisfy(told -> assertThat(told.replace(",", "")).startsWith(problem))
                .allSatisfy(told -> assertThat(told).doesNotContain(CANARY));
    }

    @Test
    void itIsTakenWhereAnImplementationIsThere() {
        assertThat(ConfigurationOrigin.here()).isInstanceOf(MicroProfileConfig.class);
    }

    private Configuration configured(Map<String, String> file, Map<String, String> environment) {
        return new Configuration(
                new MicroProfileConfig(new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(
                                new PropertiesConfigSource(file, "file", 100), new EnvConfigSource(environment, 300))
                        .build()),
                Map.of("orders", Capacity.bounded(100)),
                List.of("shipping.ship"),
                problems::add);
    }
}

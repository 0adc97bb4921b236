package io.letterbox.cdi;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.BodyLimits;
import io.letterbox.Capacity;
import io.letterbox.Listening;
import io.letterbox.Selector;
import io.letterbox.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configuration changes, and what it cannot. */
class ConfigurationTest {

    private static final Map<String, Capacity> ADDRESSES = Map.of(
            "orders", Capacity.bounded(100),
            "inbox.clerk.questions", Capacity.bounded(20),
            "parcels", Capacity.zero(),
            "prices", Capacity.unbounded());
    private static final Listening SHIP = Listening.named("shipping.ship");

    private final List<String> problems = new ArrayList<>();

    @Test
    void withoutConfigurationEverythingIsAsTheApplicationSays() {
        Settings own = Settings.defaults().self("desk").capacity("orders", Capacity.bounded(7));

        assertThat(configured(Map.of()).apply(own)).isEqualTo(own);
        assertThat(configured(Map.of()).apply(SHIP)).isEqualTo(SHIP);
        assertThat(configured(Map.of()).broker()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void configurationWinsOverTheSettingsBean() {
        Settings own = Settings.defaults()
                .self("desk")
                .stall(ofSeconds(3))
                .destination("orders", "OLD")
                .capacity("orders", Capacity.bounded(7));

        Settings settings = configured(Map.of(
                        "letterbox.self", "depot",
                        "letterbox.stall", "PT2S",
                        "letterbox.limits.bytes", "2000",
                        "letterbox.limits.depth", "7",
                        "letterbox.address.orders.destination", "LEGACY.ORDERS",
                        "letterbox.address.dead.orders.destination", "LEGACY.DLQ",
                        "letterbox.address.orders.capacity", "5"))
                .apply(own);

        assertThat(settings)
                .isEqualTo(Settings.defaults()
                        .self("depot")
                        .stall(ofSeconds(2))
                        .limits(new BodyLimits(2_000, 7))
                        .destination("orders", "LEGACY.ORDERS")
                        .destination("dead.orders", "LEGACY.DLQ")
                        .capacity("orders", Capacity.bounded(5)));
        assertThat(problems).isEmpty();
    }

    @Test
    void anAddressItsDeadLettersAndItsRetriesAreMappedToJndiNames() {
        Settings settings = configured(Map.of(
                        "letterbox.address.orders.jndi", "java:/jms/orders",
                        "letterbox.address.dead.orders.jndi", "java:/jms/dead",
                        "letterbox.address.retry.orders.destination", "LEGACY.AGAIN"))
                .apply(Settings.defaults().destination("orders", "OLD"));

        assertThat(settings)
                .isEqualTo(Settings.defaults()
                        .jndi("orders", "java:/jms/orders")
                        .jndi("dead.orders", "java:/jms/dead")
                        .destination("retry.orders", "LEGACY.AGAIN"));
        assertThat(problems).isEmpty();
    }

    @Test
    void anAddressIsMappedToOnePlace() {
        configured(Map.of(
                        "letterbox.address.orders.jndi", "java:/jms/orders",
                        "letterbox.address.orders.destination", "LEGACY.ORDERS"))
                .apply(Settings.defaults());

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("letterbox.address.orders.jndi", "letterbox.address.orders.destination", "leave one out");
    }

    @Test
    void aDestinationMayHaveDots() {
        Settings settings = configured(Map.of("letterbox.address.inbox.clerk.questions.capacity", " 3 "))
                .apply(Settings.defaults());

        assertThat(settings.capacities()).containsExactly(Map.entry("inbox.clerk.questions", Capacity.bounded(3)));
        assertThat(problems).isEmpty();
    }

    @Test
    void everythingOfAListenerButItsNameAndItsThreadsIsConfigured() {
        Listening listening = configured(Map.of(
                        "letterbox.listener.shipping.ship.concurrency", "4",
                        "letterbox.listener.shipping.ship.attempts", "9",
                        "letterbox.listener.shipping.ship.delay", "PT2M",
                        "letterbox.listener.shipping.ship.longest-delay", "PT3M",
                        "letterbox.listener.shipping.ship.fetching", "ahead",
                        "letterbox.listener.shipping.ship.start", "Paused",
                        "letterbox.listener.shipping.ship.finish", "PT0S",
                        "letterbox.listener.shipping.ship.selector", "region = 'north'"))
                .apply(SHIP);

        assertThat(listening)
                .isEqualTo(SHIP.concurrency(4)
                        .attempts(9)
                        .delays(ofMinutes(2), ofMinutes(3))
                        .fetching(Listening.Fetching.AHEAD)
                        .start(Listening.Start.PAUSED)
                        .finish(ofSeconds(0))
                        .selector(new Selector("region = 'north'")));
        assertThat(problems).isEmpty();
    }

    @Test
    void oneListenerDoesNotGetWhatIsForAnother() {
        assertThat(configured(Map.of("letterbox.listener.shipping.ship.attempts", "9"))
                        .apply(Listening.named("billing")))
                .isEqualTo(Listening.named("billing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letterbox.self                             | the.desk | a name of letters",
                "letterbox.stall                            | PT0S     | more than zero",
                "letterbox.stall                            | 10s      | ISO 8601 such as PT5S",
                "letterbox.address.orders.capacity          | many     | a whole number of at least 1",
                "letterbox.address.orders.capacity          | 0        | a whole number of at least 1",
                "letterbox.address.orders.jndi              | ldap://x | the JNDI name of a queue or topic",
                "letterbox.listener.shipping.ship.selector      | a = 'x | a selector",
                "letterbox.listener.shipping.ship.concurrency   | 0      | a whole number of at least 1",
                "letterbox.listener.shipping.ship.attempts      | -1     | a whole number of at least 1",
                "letterbox.listener.shipping.ship.delay         | -PT1S  | at least zero",
                "letterbox.listener.shipping.ship.longest-delay | 1m     | ISO 8601 such as PT5S",
                "letterbox.listener.shipping.ship.finish        | soon   | ISO 8601 such as PT5S",
                "letterbox.listener.shipping.ship.fetching      | two    | one or ahead",
                "letterbox.listener.shipping.ship.start         | off    | running or paused",
            })
    void aValueThatIsNoneIsNamedWithItsKeyAndWhatIsExpected(String key, String value, String expected) {
        Configuration configuration = configured(Map.of(key, value));

        assertThat(configuration.apply(Settings.defaults())).isEqualTo(Settings.defaults());
        assertThat(configuration.apply(SHIP)).isEqualTo(SHIP);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(key + " is \"" + value + "\": ")
                .contains(expected);
    }

    @Test
    void aFirstDelayThatIsRaisedAboveTheLongestRaisesThatToo() {
        Listening listening = configured(Map.of("letterbox.listener.shipping.ship.delay", "PT2M"))
                .apply(SHIP);

        assertThat(listening).isEqualTo(SHIP.delays(ofMinutes(2), ofMinutes(2)));
        assertThat(problems).isEmpty();
    }

    @Test
    void aLongestDelayBelowTheFirstIsAProblem() {
        Listening listening = configured(Map.of("letterbox.listener.shipping.ship.longest-delay", "PT0.5S"))
                .apply(SHIP);

        assertThat(listening).isEqualTo(SHIP);
        assertThat(problems)
                .containsExactly(
                        "letterbox.listener.shipping.ship.longest-delay is PT0.5S, and the delay PT1S: raise it,"
                                + " or set letterbox.listener.shipping.ship.delay to at most as much");
    }

    @ParameterizedTest
    @CsvSource({"parcels,zero()", "prices,unbounded()"})
    void theKindOfACapacityIsNotChanged(String destination, String kind) {
        Settings settings = configured(Map.of("letterbox.address." + destination + ".capacity", "5"))
                .apply(Settings.defaults());

        assertThat(settings).isEqualTo(Settings.defaults());
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("letterbox.address." + destination + ".capacity: " + destination + " is " + kind
                        + " in the code")
                .contains("not the kind");
    }

    @Test
    void aUserNeedsAPasswordAndAPasswordAUser() {
        configured(Map.of("letterbox.broker.url", "tcp://broker:1", "letterbox.broker.user", "desk"))
                .broker();
        configured(Map.of("letterbox.broker.url", "tcp://broker:1", "letterbox.broker.password", "canary-7"))
                .broker();

        assertThat(problems)
                .containsExactly(
                        "letterbox.broker.user is set, and letterbox.broker.password is not: set both, or neither",
                        "letterbox.broker.password is set, and letterbox.broker.user is not: set both, or neither");
    }

    @Test
    void aUserWithoutABrokerIsAProblem() {
        assertThat(configured(Map.of("letterbox.broker.user", "desk", "letterbox.broker.password", "canary-7"))
                        .broker())
                .isEmpty();

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("letterbox.broker.user is set, and letterbox.broker.url is not");
    }

    @Test
    void ofALetterboxOfTheApplicationsOwnOnlyTheListenersAreConfigured() {
        configured(Map.of("letterbox.self", "depot", "letterbox.listener.shipping.ship.attempts", "9"))
                .refuseAllButListeners();

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("letterbox.self is set, and the application has a bean of io.letterbox.Letterbox");
    }

    private Configuration configured(Map<String, String> properties) {
        return new Configuration(
                new Surroundings(properties, Map.of()), ADDRESSES, List.of("shipping.ship", "billing"), problems::add);
    }
}

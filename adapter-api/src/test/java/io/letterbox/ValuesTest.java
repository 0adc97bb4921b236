package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, capacities, options and settings are immutable values that check themselves. */
class ValuesTest {

    @Test
    void aCapacityReadsAsItIsWritten() {
        assertThat(Capacity.zero()).hasToString("zero()").isEqualTo(Capacity.zero());
        assertThat(Capacity.bounded(7)).hasToString("bounded(7)").isEqualTo(Capacity.bounded(7));
        assertThat(Capacity.unbounded()).hasToString("unbounded()").isEqualTo(Capacity.unbounded());
        assertThat(Capacity.bounded(7)).isNotEqualTo(Capacity.bounded(8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aBoundedCapacityHoldsAtLeastOne(int messages) {
        assertThatThrownBy(() -> Capacity.bounded(messages))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bounded(" + messages + ")")
                .hasMessageContaining("Capacity.zero()");
    }

    @Test
    void equalAddressesAreEqual() {
        assertThat(Mailbox.of("a", String.class, Capacity.zero()))
                .isEqualTo(Mailbox.of("a", String.class, Capacity.zero()));
        assertThat(Mailbox.of("a", Thing.class, Capacity.zero()))
                .isEqualTo(Mailbox.of("a", Thing.class, Capacity.zero()))
                .isNotEqualTo(Mailbox.of("a", Other.class, Capacity.zero()));
        assertThat(Broadcast.of("a", byte[].class).live())
                .isEqualTo(Broadcast.of("a", byte[].class).live());
        assertThat(Mailbox.of("a", String.class, Capacity.zero()).deliveries())
                .isEqualTo(Mailbox.of("a", String.class, Capacity.zero()).deliveries());
    }

    @Test
    void anAddressLacksNothing() {
        assertThatThrownBy(() -> new Mailbox<>("a", Codec.text(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacity");
        assertThatThrownBy(() -> new Inbox<String>("a", "b", null, Capacity.zero()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codec");
        assertThatThrownBy(() -> new Broadcast<String>("a", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBroadcastIsUnboundedAndSaysSo() {
        assertThat(Broadcast.of("a", String.class).capacity()).isEqualTo(Capacity.unbounded());
    }

    @Test
    void optionsAreImmutable() {
        Options defaults = Options.defaults();
        Options other = defaults.priority(9)
                .delay(Duration.ofSeconds(1))
                .timeToLive(Duration.ofSeconds(2))
                .durability(Options.Durability.NON_PERSISTENT)
                .type("t")
                .correlationId("c")
                .property("a", 1);
        assertThat(Options.defaults()).isEqualTo(defaults);
        assertThat(other)
                .isEqualTo(new Options(
                        Duration.ofSeconds(1),
                        9,
                        Optional.of(Duration.ofSeconds(2)),
                        Options.Durability.NON_PERSISTENT,
                        Optional.of("t"),
                        Optional.of("c"),
                        Map.of("a", 1)));
        assertThatThrownBy(() -> other.properties().put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        Map<String, Object> mine = new HashMap<>(Map.of("a", 1));
        Options copied = new Options(
                Duration.ZERO,
                4,
                Optional.empty(),
                Options.Durability.PERSISTENT,
                Optional.empty(),
                Optional.empty(),
                mine);
        mine.put("b", 2);
        assertThat(copied.properties()).containsOnlyKeys("a");
    }

    @Test
    void optionsCheckTheirRanges() {
        Options defaults = Options.defaults();
        List<Runnable> wrong = List.of(
                () -> defaults.priority(-1),
                () -> defaults.priority(10),
                () -> defaults.delay(Duration.ofNanos(-1)),
                () -> defaults.timeToLive(Duration.ZERO),
                () -> defaults.timeToLive(Duration.ofMillis(-1)),
                () -> defaults.property("a", List.of()),
                () -> defaults.property("a", null),
                () -> defaults.property("a", 'c'));
        for (Runnable each : wrong) {
            assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(defaults.priority(0).priority(9).delay(Duration.ZERO).priority())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1a", "a b", "a-b", "JMSType", "JMSX", "LetterboxId", "_AMQ_DUPL_ID", "NULL", "and", "Like"})
    void thesePropertiesAreNotTheApplications(String name) {
        assertThatThrownBy(() -> Options.defaults().property(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("property \"" + name + "\"");
    }

    @Test
    void settingsAreImmutable() {
        Settings defaults = Settings.defaults();
        Settings other = defaults.self("clerk").destination("a", "A").capacity("b", Capacity.bounded(1));
        assertThat(defaults).isEqualTo(Settings.defaults());
        assertThat(other)
                .isEqualTo(new Settings(
                        Optional.of("clerk"),
                        Map.of("a", "A"),
                        Map.of(),
                        Map.of(),
                        Map.of("b", Capacity.bounded(1)),
                        java.time.Duration.ofSeconds(10),
                        BodyLimits.defaults()));
        assertThatThrownBy(() -> other.destinations().put("c", "C")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aLimitIsMeasuredInWholeMillisecondsThatAreNeverZero() {
        assertThat(Limit.millis(Duration.ZERO)).isZero();
        assertThat(Limit.millis(Duration.ofNanos(1))).isOne();
        assertThat(Limit.millis(Duration.ofNanos(1_000_001))).isEqualTo(2);
        assertThat(Limit.none().passed()).isTrue();
        assertThat(Limit.of(Duration.ofSeconds(Long.MIN_VALUE)).passed()).isTrue();
        assertThat(Limit.of(Duration.ofSeconds(Long.MAX_VALUE)).passed()).isFalse();
        assertThat(Limit.forever().passed()).isFalse();
        assertThat(Limit.forever().left(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(Limit.of(Duration.ofMillis(-5)).left(Duration.ofSeconds(5))).isEqualTo(Duration.ZERO);
    }

    record Thing(int a) {}

    record Other(int a) {}
}

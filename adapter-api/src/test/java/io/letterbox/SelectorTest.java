package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a selector, and the values that take the places of its question marks. */
class SelectorTest {

    private static String text(String text, Object... values) {
        return Selector.of(text, values).text();
    }

    @Test
    void valuesTakeThePlacesOfQuestionMarksInTheirOrder() {
        assertThat(text("region = ? AND weight > ?", "EU", 10)).isEqualTo("region =  'EU'  AND weight >  10 ");
        assertThat(text("a = ? OR b = ? OR c = ?", true, -1L, 0.5f)).isEqualTo("a =  TRUE  OR b =  -1  OR c =  0.5 ");
        assertThat(text("region = 'EU'")).isEqualTo("region = 'EU'");
    }

    @Test
    void aQuestionMarkWithinQuotesIsText() {
        assertThat(text("a = 'why?' AND b = ?", 1)).isEqualTo("a = 'why?' AND b =  1 ");
        assertThat(text("a = 'it''s ?' AND b = ?", 1)).isEqualTo("a = 'it''s ?' AND b =  1 ");
        assertThat(text("a = ? AND b = ?", "?", "'?'")).isEqualTo("a =  '?'  AND b =  '''?''' ");
    }

    @Test
    void aValueGrowsTogetherWithNothing() {
        assertThat(text("a -?", -1)).isEqualTo("a - -1 ");
        assertThat(text("a = 'x'?", "y")).isEqualTo("a = 'x' 'y' ");
        assertThat(text("weight?", 1)).isEqualTo("weight 1 ");
    }

    @Test
    void thereIsOneValueForEachQuestionMark() {
        List<Runnable> wrong = List.of(
                () -> Selector.of("a = ?"),
                () -> Selector.of("a = ? AND b = ?", 1),
                () -> Selector.of("a = 1", 1),
                () -> Selector.of("a = '?'", 1),
                () -> new Selector("a = ?"));
        for (Runnable each : wrong) {
            assertThatThrownBy(each::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give one value for each");
        }
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        for (Object value : new Object[] {null, 'c', List.of(), new byte[0], Double.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Selector.of("a = ?", new Object[] {value}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("selector \"a = ?\"")
                    .hasMessageContaining("value 1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 'open",
                "a = 'it's'",
                "a = 1 -- b",
                "a = /* ' */ '?'",
                "a--1 = 2",
                "\"a\" = 1",
                "\"a = 'b\"",
                "",
                "  "
            })
    void aTextInWhichValuesCouldHideIsRefused(String text) {
        assertThatThrownBy(() -> new Selector(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("selector");
    }

    @Test
    void whatIsInQuotesMayHaveAnything() {
        assertThat(new Selector("a = '-- /* \" ?'").text()).isEqualTo("a = '-- /* \" ?'");
    }

    @Test
    void aValueThatIsTakenForADeliveryModeIsRefusedButThere() {
        for (String value : List.of("PERSISTENT", "NON_PERSISTENT", "a 'PERSISTENT' b")) {
            assertThatThrownBy(() -> Selector.of("a = ?", value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("delivery mode");
        }
        assertThat(text("JMSDeliveryMode = ?", "PERSISTENT")).isEqualTo("JMSDeliveryMode =  'PERSISTENT' ");
        assertThat(text("a = ?", "IMPERSISTENT")).isEqualTo("a =  'IMPERSISTENT' ");
    }

    @Test
    void twoSelectorsAreBothHeld() {
        assertThat(new Selector("a = 1 OR b = 1").and(new Selector("c = 1")).text())
                .isEqualTo("(a = 1 OR b = 1) AND (c = 1)");
    }
}

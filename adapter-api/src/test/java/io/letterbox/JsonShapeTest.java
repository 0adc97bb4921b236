package io.letterbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is looked at from the outside before a reader gets it. */
class JsonShapeTest {

    private static final int DEEPEST = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[[[]]]",
                "{\"a\": {\"b\": {\"c\": 1}}}",
                "[[[]], [[]], [[]]]",
                "\"[[[[[[\"",
                "\"\\\"[[[[[[\"",
                "{\"[[[[\": \"{{{{\\\\\"}",
                "[1e9999, -1.5E-300, 0.1]",
                "\"1e99999999\"",
                "\"\\"
            })
    void whatIsWithinTheLimitsIsLeftToTheReader(String text) {
        assertThatCode(() -> JsonShape.check(text, DEEPEST)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[[[", "{\"a\": [{\"b\": [", "\"\\\\\"[[[[", "{{{{", "[\"]]]\", [[[", "[[[\"[\", {\"a\":1}]]]"})
    void whatIsDeeperIsRefused(String text) {
        assertThatThrownBy(() -> JsonShape.check(text, DEEPEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deeper than 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"]", "{}}", "{\"number\": 7}], [8", "[]]"})
    void whatClosesTooMuchIsRefused(String text) {
        assertThatThrownBy(() -> JsonShape.check(text, DEEPEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has not opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999", "[-1E+10000]", "{\"number\": 1e999999999}", "1e-99999"})
    void aNumberThatNobodyCanCalculateWithIsRefused(String text) {
        assertThatThrownBy(() -> JsonShape.check(text, DEEPEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exponent");
    }

    @Test
    void aNumberOfThousandsOfDigitsIsRefused() {
        assertThatCode(() -> JsonShape.check("9".repeat(1_000), DEEPEST)).doesNotThrowAnyException();
        assertThatThrownBy(() -> JsonShape.check("9".repeat(1_001), DEEPEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000 characters");
    }
}

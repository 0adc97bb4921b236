package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is as big as it is in UTF-8. */
class BodySizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "äöü", "€", "🐚🐚", "aä€🐚", "\u0000\u007f\u0080\u07ff\u0800\uffff"})
    void aTextIsWithinTheLimitIfItsBytesAre(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        assertThat(BodySize.utf8(text, bytes)).isLessThanOrEqualTo(bytes);
        if (bytes > 0) {
            assertThat(BodySize.utf8(text, bytes - 1)).isGreaterThan(bytes - 1);
        }
    }

    @Test
    void limitsAreAtLeastOne() {
        for (Runnable wrong : new Runnable[] {
            () -> new BodyLimits(0, 1), () -> BodyLimits.defaults().depth(0)
        }) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least 1");
        }
        assertThat(BodyLimits.defaults().bytes(7).depth(2)).isEqualTo(new BodyLimits(7, 2));
    }
}

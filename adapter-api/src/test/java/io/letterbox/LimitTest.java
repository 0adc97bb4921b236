package io.letterbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void whatIsLeftOfALimitThatHasJustPassedIsNotForEver() {
        assertThat(Limit.none().millisToWait(Duration.ofSeconds(5))).isEqualTo(1);
    }

    @Test
    void aPartOfAMillisecondRoundsUpAndASliceIsNotExceeded() {
        assertThat(Limit.of(Duration.ofNanos(500)).millisToWait(Duration.ofSeconds(5)))
                .isEqualTo(1);
        assertThat(Limit.forever().millisToWait(Duration.ofSeconds(5))).isEqualTo(5_000);
    }
}

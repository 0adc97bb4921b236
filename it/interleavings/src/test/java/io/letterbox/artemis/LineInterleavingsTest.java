package io.letterbox.artemis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line of waiting senders: as if one thread after the other came to it, in some order, if it is guarded as its bound does. */
@Timeout(180)
class LineInterleavingsTest {

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .iterations(15)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1);
    }

    @Test
    void guardedItIsLinearizable() {
        options().check(GuardedLine.class);
    }

    @Test
    void unguardedItIsFoundOut() {
        assertThatThrownBy(() -> options().check(UnguardedLine.class)).isInstanceOf(LincheckAssertionError.class);
    }
}

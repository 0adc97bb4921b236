package io.letterbox.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The goals in short: each comes out as expected, and what is known to be bad is found out. */
class FaultsTest {

    static List<Row> inShort() {
        return Goals.inShort();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(180)
    void inShort(Row row) throws Exception {
        Run run = Run.of(Faults.directory(), Long.getLong("letterbox.seed", System.nanoTime()));
        System.err.println(row + ", seed " + run.seed());
        Finding finding = row.goal().pursue(run);
        System.err.println(finding);
        assertThat(row.isMetBy(finding))
                .as("%s, seed %s: %s", row, run.seed(), finding)
                .isTrue();
    }
}

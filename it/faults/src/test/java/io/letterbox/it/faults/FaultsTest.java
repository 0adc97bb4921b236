package io.letterbox.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The goals in short: each comes out as expected, and what is known to be bad is found out. Three at a time: most of them wait most
 * of the time.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {

    @BeforeAll
    static void prepare() throws Exception {
        SharedClasses.prepare();
    }

    static List<Row> sideBySide() {
        return Goals.inShort().stream().filter(row -> !row.isTimed()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(180)
    void sideBySide(Row row) throws Exception {
        pursue(row);
    }

    static void pursue(Row row) throws Exception {
        Run run = Run.of(Faults.directory(), Long.getLong("letterbox.seed", System.nanoTime()));
        System.err.println(row + ", seed " + run.seed());
        Finding finding = row.pursue(run);
        System.err.println(row + ": " + finding);
        assertThat(row.isMetBy(finding))
                .as("%s, seed %s: %s", row, run.seed(), finding)
                .isTrue();
    }
}

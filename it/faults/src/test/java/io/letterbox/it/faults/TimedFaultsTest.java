package io.letterbox.it.faults;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The goals that look at the clock, in short, with the machine for themselves. */
@Isolated
class TimedFaultsTest {

    @BeforeAll
    static void prepare() throws Exception {
        SharedClasses.prepare();
    }

    static List<Row> alone() {
        return Goals.inShort().stream().filter(Row::isTimed).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(180)
    void alone(Row row) throws Exception {
        FaultsTest.pursue(row);
    }
}

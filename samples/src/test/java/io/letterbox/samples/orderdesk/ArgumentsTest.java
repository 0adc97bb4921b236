package io.letterbox.samples.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void withoutArgumentsTheSampleRunsOnItsOwnFile() {
        Arguments none = Arguments.of();
        assertThat(none.file()).isEmpty();
        assertThat(none.processes()).isEqualTo(1);
        assertThat(none.rejectsFile()).isEqualTo(Path.of("orders.jsonl.rejects"));
    }

    @Test
    void optionsStandInAnyOrder() {
        Arguments all = Arguments.of("--processes", "3", "--rejects", "r", "mine.jsonl", "--workers", "5");
        assertThat(all.file()).contains(Path.of("mine.jsonl"));
        assertThat(all.processes()).isEqualTo(3);
        assertThat(all.workers()).isEqualTo(5);
        assertThat(all.rejectsFile()).isEqualTo(Path.of("r"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fast",
                "--workers",
                "--workers none",
                "--workers 0",
                "--processes 2",
                "--patience 0",
                "one two"
            })
    void whatCannotBeIsRefusedInWords(String line) {
        assertThatThrownBy(() -> Arguments.of(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Exception");
    }
}

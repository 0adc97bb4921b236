package io.letterbox.samples.orderdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void onAConsoleOneLineIsDrawnAgainAndMakesWayForLinesThatStay() {
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), true);
        while (out.size() == 0) {
            terminal.state("1 shipped");
        }
        terminal.line("line 17: no JSON object");
        assertThat(out.toString(UTF_8))
                .isEqualTo("\r1 shipped\r" + " ".repeat(9) + "\rline 17: no JSON object" + System.lineSeparator());
    }

    @Test
    void elsewhereLinesArePlainAndFew() {
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), false);
        terminal.state("1 shipped");
        terminal.line("line 17: no JSON object");
        assertThat(out.toString(UTF_8)).isEqualTo("line 17: no JSON object" + System.lineSeparator());
    }
}

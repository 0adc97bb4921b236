package io.letterbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows what {@link Environment} says. */
class CapabilityTableTest {

    private static final String BEGIN = "<!-- capabilities: it/servers -->\n";
    private static final String END = "<!-- end of capabilities -->";

    @Test
    void theReadmesTableIsThatOfTheTests() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("it.root"), "README.md"));
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        assertThat(readme.substring(begin, readme.indexOf(END, begin))).isEqualTo(table());
    }

    private static String table() {
        Stream<String> head = Stream.of(
                row(
                        "",
                        Stream.concat(
                                Stream.of("unbounded mailboxes", "rendezvous outside of transactions"),
                                Arrays.stream(Capability.values()).map(Capability::title))),
                row("---", Stream.generate(() -> "---").limit(2 + Capability.values().length)));
        Stream<String> rows = Arrays.stream(Environment.values())
                .map(environment -> row(
                        environment.title(),
                        Stream.concat(
                                Stream.of("yes", "yes"),
                                Arrays.stream(Capability.values()).map(environment::says))));
        return Stream.concat(head, rows).collect(Collectors.joining());
    }

    private static String row(String first, Stream<String> cells) {
        return "| " + first + cells.map(cell -> " | " + cell).collect(Collectors.joining()) + " |\n";
    }
}

package io.letterbox.samples.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of lines in the README to the sources. */
class ReadmeTest {

    private static final Path SOURCES = Path.of("src/main/java/io/letterbox/samples/cargo");
    private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");

    @Test
    void theTableOfLinesIsCountedFromTheSources() throws IOException {
        Path plain = SOURCES.resolve("plain");
        Path mailboxes = SOURCES.resolve("mailboxes");
        int xml = lines(WEB_XML);
        int addresses = lines(mailboxes.resolve("Addresses.java"));
        int plainSending = lines(plain, "Notices.java");
        int sending = lines(mailboxes, "Notices.java");
        int consumers = lines(plain, "Consumer.java");
        int receivers = lines(mailboxes, "Receiver.java");
        assertThat(Files.readAllLines(Path.of("README.md")))
                .containsSubsequence(
                        row("say which queues there are", xml, addresses),
                        row("send", plainSending, sending),
                        row("receive, in five classes", consumers, receivers),
                        row("all", xml + plainSending + consumers, addresses + sending + receivers));
        assertThat(everything(plain)).isEqualTo(plainSending + consumers);
        assertThat(everything(mailboxes)).isEqualTo(addresses + sending + receivers);
    }

    private static String row(String what, int plain, int mailboxes) {
        return "| " + what + " | " + plain + " | " + mailboxes + " |";
    }

    private static int lines(Path folder, String nameEnd) throws IOException {
        return sum(folder, name -> name.endsWith(nameEnd));
    }

    private static int everything(Path folder) throws IOException {
        return sum(folder, name -> !name.equals("package-info.java"));
    }

    private static int sum(Path folder, Predicate<String> counted) throws IOException {
        int sum = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> counted.test(file.getFileName().toString()))
                    .toList();
        }
        for (Path file : files) {
            sum += lines(file);
        }
        return sum;
    }

    /** Lines that are neither blank, nor comment, package or import. */
    private static int lines(Path file) throws IOException {
        return (int) Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> Stream.of("//", "/*", "*", "<!--", "package ", "import ")
                        .noneMatch(line::startsWith))
                .count();
    }
}

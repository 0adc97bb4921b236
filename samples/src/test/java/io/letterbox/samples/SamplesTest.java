package io.letterbox.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SamplesTest {

    private interface Sample {
        void run(String[] args) throws Exception;
    }

    @Test
    void hello() throws Exception {
        assertThat(printedBy(Hello::main)).containsExactly("two lamps, please");
    }

    @Test
    void boundedBuffer() throws Exception {
        assertThat(printedBy(BoundedBuffer::main))
                .contains("full with 3")
                .endsWith("received 9", "received 10", "all received")
                .hasSize(12);
    }

    @Test
    void rendezvous() throws Exception {
        assertThat(printedBy(Rendezvous::main))
                .containsExactly("somebody waits: false", "somebody came: false", "the runner has the baton");
    }

    @Test
    void clientAndServer() throws Exception {
        assertThat(printedBy(ClientServer::main))
                .containsExactly("ada, the answer to \"What is six times seven?\" is 42", "served ada");
    }

    @Test
    void attempts() throws Exception {
        assertThat(printedBy(Attempts::main))
                .contains("shipped a lamp at attempt 2", "failed for good: unicorn")
                .hasSize(2);
    }

    @Test
    void requests() throws Exception {
        assertThat(printedBy(Requests::main))
                .containsExactly(
                        "answered lamp: true",
                        "answered chair: true",
                        "a lamp costs 40, a chair 90",
                        "no price: java.util.NoSuchElementException");
    }

    @Test
    void noSampleHasMoreThanFortyLines() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("src/main/java/io/letterbox/samples"))) {
            assertThat(samples.filter(Files::isRegularFile))
                    .allSatisfy(sample -> assertThat(Files.readAllLines(sample)).hasSizeLessThanOrEqualTo(40));
        }
    }

    private static Stream<String> printedBy(Sample sample) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            sample.run(new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8).lines();
    }
}

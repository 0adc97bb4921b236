package io.letterbox.samples.orderdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFileTest {

    private static final String GOOD = OrdersGenerator.line(1, "C-101", "DE", "lamp", 2, 3);

    private final Ledger ledger = new Ledger();
    private final List<String> reported = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aLineIsAnOrder() throws IOException {
        assertThat(read(GOOD)).containsExactly(new Order("A-00001", "C-101", "DE", "lamp", 2, 3));
        assertThat(reported).isEmpty();
        assertThat(folder.resolve("rejects")).doesNotExist();
    }

    @Test
    void whatIsNoOrderIsReportedWithItsNumberAndKeptAndTheRestGoesOn() throws IOException {
        String noJson = "two lamps, please";
        String cutOff = GOOD.substring(0, 30);
        String noId = "{\"customer\":\"C-101\",\"country\":\"DE\",\"article\":\"lamp\",\"quantity\":1,\"kilograms\":1}";
        String none = GOOD.replace("\"quantity\":2", "\"quantity\":0");
        String words = GOOD.replace("\"quantity\":2", "\"quantity\":\"two\"");
        String more = GOOD + " and more";
        String two = GOOD + GOOD;
        String listed = GOOD + "," + GOOD;

        assertThat(read(noJson, cutOff, "null", "[]", noId, none, words, more, two, listed, "", GOOD))
                .hasSize(1);

        assertThat(reported)
                .as(String.join("\n", reported))
                .hasSize(10)
                .contains("line 1: no JSON object", "line 5: id: 1 to 100 characters, not absent")
                .contains("line 6: quantity: 1 to 1000, not 0")
                .contains("line 10: 2 JSON objects; one to a line");
        assertThat(Files.readAllLines(folder.resolve("rejects")))
                .hasSize(10)
                .contains("1\tno JSON object\t" + noJson)
                .allMatch(line -> line.split("\t").length == 3);
        Summary summary = ledger.summary();
        assertThat(summary.malformed()).isEqualTo(10);
        assertThat(summary.blank()).isEqualTo(1);
    }

    @Test
    void theSecondOrderWithAnIdIsRejected() throws IOException {
        assertThat(read(GOOD, GOOD.replace("C-101", "C-107"))).hasSize(1);
        assertThat(reported).containsExactly("line 2: an order with the id A-00001 was read before");
        assertThat(ledger.summary().duplicates()).isEqualTo(1);
        assertThat(ledger.summary().malformed()).isZero();
    }

    @Test
    void aFileOfNothingButRubbishDoesNotFloodTheTerminal() throws IOException {
        String[] rubbish = new String[1_000];
        java.util.Arrays.fill(rubbish, "rubbish");
        assertThat(read(rubbish)).isEmpty();
        assertThat(reported).hasSize(21).last().asString().contains("more lines");
        assertThat(Files.readAllLines(folder.resolve("rejects"))).hasSize(1_000);
    }

    @Test
    void theFileThatComesWithTheSampleIsTheGenerators() throws IOException {
        assertThat(Files.readAllLines(OrdersGenerator.FILE)).isEqualTo(OrdersGenerator.lines());
    }

    private List<Order> read(String... lines) throws IOException {
        List<Order> orders = new ArrayList<>();
        try (Rejects rejects = new Rejects(folder.resolve("rejects"), reported::add);
                OrderFile file = new OrderFile(
                        new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)), rejects, ledger)) {
            for (Optional<Order> next = file.next(); next.isPresent(); next = file.next()) {
                orders.add(next.get());
            }
        }
        return orders;
    }
}

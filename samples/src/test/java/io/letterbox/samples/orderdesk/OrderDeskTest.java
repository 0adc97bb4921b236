package io.letterbox.samples.orderdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class OrderDeskTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void everyOrderOfTheFileThatComesWithTheSampleIsAccountedFor() throws IOException {
        assertThat(run("--rejects", folder.resolve("rejects").toString()))
                .as(said())
                .isZero();
        assertThat(said())
                .contains("3009 lines: 3000 orders, 6 malformed, 2 duplicate, 1 blank")
                .contains("It adds up: 3000 in = ")
                .contains(", 0 lost, 0 twice, 0 never came in")
                .contains("no customs office", "out of stock", "too heavy for a courier", "5 too heavy for a lorry");
        assertThat(complained()).contains("line 17: ", "line 557: no JSON object");
        assertThat(Files.readAllLines(folder.resolve("rejects"))).hasSize(8);
    }

    @Test
    void anyOtherFileOfOrdersIsTaken() throws IOException {
        List<String> orders = new ArrayList<>();
        for (int n = 1; n <= 100; n++) {
            orders.add(
                    OrdersGenerator.line(n, "C-101", "DE", n % 10 == 0 ? "unicorn" : "lamp", 1, n % 4 == 0 ? 500 : 2));
        }
        Path file = Files.write(folder.resolve("mine.jsonl"), orders);
        assertThat(run(
                        file.toString(),
                        "--workers",
                        "1",
                        "--rejects",
                        folder.resolve("rejects").toString()))
                .as(said())
                .isZero();
        assertThat(said())
                .contains("95 shipped: 70 courier, 25 lorry")
                .contains("5 refused: 5 not in the catalogue")
                .doesNotContain("no orders are in");
        assertThat(folder.resolve("rejects")).doesNotExist();
    }

    @Test
    void aFileOfNothingButMalformedLinesAddsUpToNothing() throws IOException {
        Path file = Files.write(folder.resolve("rubbish.jsonl"), List.of("x", "y"));
        assertThat(run(file.toString(), "--rejects", folder.resolve("rejects").toString()))
                .isZero();
        assertThat(said()).contains("0 orders, 2 malformed").contains("0 in = 0 shipped + 0 refused");
    }

    @Test
    void whatCannotBeReadIsSaidInWords() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        String rejects = folder.resolve("rejects").toString();
        assertThat(run("nowhere.jsonl", "--rejects", rejects)).isEqualTo(2);
        assertThat(run(folder.toString(), "--rejects", rejects)).isEqualTo(2);
        assertThat(run(empty.toString(), "--rejects", rejects)).isEqualTo(2);
        assertThat(run(empty.toString(), "--rejects", empty.toString())).isEqualTo(2);
        assertThat(run(empty.toString(), "--rejects", "no/such/folder/rejects")).isEqualTo(2);
        assertThat(complained().lines())
                .containsExactly(
                        "there is no nowhere.jsonl",
                        folder + " is a directory; a file of orders is needed",
                        empty + " holds no orders",
                        "the rejects would overwrite " + empty + "; name another file with --rejects",
                        "there is no no/such/folder/rejects");
    }

    @Test
    void aWrongCommandLineIsAnsweredWithTheUsage() {
        assertThat(run("--quickly")).isEqualTo(2);
        assertThat(complained()).startsWith("there is no option --quickly").contains("usage: OrderDesk");
        assertThat(said()).isEmpty();
    }

    private int run(String... args) {
        return OrderDesk.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String complained() {
        return err.toString(UTF_8);
    }
}

package io.letterbox.samples.orderdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The order desk as a user runs it: a virtual machine of its own, or three. */
@Timeout(240)
class OrderDeskProcessesTest {

    private final List<ProcessHandle> started = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void nothingStays() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void threeVirtualMachinesWithOneBrokerAccountForEveryOrder() throws Exception {
        List<String> orders = OrdersGenerator.lines().subList(0, 602);
        Path file = Files.write(folder.resolve("some.jsonl"), orders);
        Process desk = start(file.toString(), "--processes", "3");
        assertThat(desk.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(desk.exitValue()).as(output()).isZero();
        assertThat(output())
                .contains("602 lines: 599 orders, 2 malformed, 0 duplicate, 1 blank")
                .contains("It adds up: 599 in = ");
        assertThat(folder.resolve("some.jsonl.rejects")).exists();
    }

    @Test
    void aBranchThatIsKilledLeavesOrdersUnaccountedForAndTheExitCodeSaysSo() throws Exception {
        Process desk = start(manyOrders(), "--processes", "3");
        List<ProcessHandle> branches = branchesAtWork(desk);
        branches.get(0).destroyForcibly();
        assertThat(desk.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(desk.exitValue()).as(output()).isEqualTo(1);
        assertThat(output()).contains("IT DOES NOT ADD UP").contains("in the middle of the day");
        ended(branches);
    }

    @Test
    void theBranchesEndWithTheDeskHoweverItEndsAndTheirCommandLinesHoldNoPassword() throws Exception {
        Process desk = start(manyOrders(), "--processes", "3");
        List<ProcessHandle> branches = branchesAtWork(desk);
        for (ProcessHandle branch : branches) {
            assertThat(branch.info().arguments().orElseThrow())
                    .filteredOn(argument -> !argument.startsWith("-"))
                    .hasSize(3)
                    .contains(Elsewhere.class.getName(), "3")
                    .containsAnyOf("WAREHOUSE", "DEPOT");
        }
        desk.destroyForcibly();
        ended(branches);
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                OrderDesk.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        started.add(process.toHandle());
        return process;
    }

    /** Waits until there is news of shipped orders, so that all are at work. */
    private List<ProcessHandle> branchesAtWork(Process desk) throws Exception {
        try (BufferedReader output = Files.newBufferedReader(folder.resolve("output"))) {
            while (desk.isAlive()) {
                String line = output.readLine();
                if (line == null) {
                    desk.waitFor(20, TimeUnit.MILLISECONDS); // no more output yet
                } else if (line.contains(" shipped, ")) {
                    List<ProcessHandle> branches = desk.descendants().toList();
                    started.addAll(branches);
                    assertThat(branches).hasSize(2);
                    return branches;
                }
            }
        }
        throw new AssertionError("the desk ended with " + desk.exitValue() + ":\n" + output());
    }

    private static void ended(List<ProcessHandle> branches)
            throws ExecutionException, InterruptedException, TimeoutException {
        for (ProcessHandle branch : branches) {
            branch.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private String manyOrders() throws IOException {
        List<String> orders = IntStream.rangeClosed(1, 200_000)
                .mapToObj(n -> OrdersGenerator.line(n, "C-101", "DE", "lamp", 1, n % 10 == 0 ? 500 : 2))
                .toList();
        return Files.write(folder.resolve("many.jsonl"), orders).toString();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"), UTF_8);
    }
}

package io.letterbox.it.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints, as a Markdown table, how Letterbox compares with hand-written Jakarta Messaging. Each operation
 * runs in a JVM of its own, on one broker, and the sides take turns: one iteration each is a round, and each round gives a ratio.
 *
 * <p>It takes what JMH takes: regular expressions select operations by their names, {@code -t} and {@code -p transport=…} thread
 * counts and transports, {@code -wi} and {@code -i} are rounds, and {@code -r}, {@code -f}, {@code -prof}, {@code -jvmArgs} are
 * as ever.
 */
public final class Ratios {

    private static final int WARM_UP_ROUNDS = 5;
    private static final int ROUNDS = 10;
    private static final int SHORTEST_BATCH = 1_500;
    private static final TimeValue TIME = TimeValue.milliseconds(500);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final CommandLineOptions given;
    private final int warmUpRounds;
    private final int rounds;

    private Ratios(CommandLineOptions given) {
        this.given = given;
        this.warmUpRounds = given.getWarmupIterations().orElse(WARM_UP_ROUNDS);
        this.rounds = given.getMeasurementIterations().orElse(ROUNDS);
    }

    /**
     * Runs what is selected, and everything by default.
     *
     * @param args what JMH takes
     */
    public static void main(String... args) throws Exception {
        CommandLineOptions given;
        try {
            given = new CommandLineOptions(args);
        } catch (CommandLineOptionException e) {
            OUT.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (given.shouldHelp()) {
            given.showHelp();
            return;
        }
        new Ratios(given).run();
    }

    private void run() throws Exception {
        long begin = System.nanoTime();
        OUT.println(machine());
        List<String> rows = new ArrayList<>();
        for (Operation operation : Operation.ALL) {
            if (!selected(operation.name())) {
                continue;
            }
            for (String transport : selectedTransports(operation.transports())) {
                for (int threads : given.getThreads().hasValue()
                        ? List.of(given.getThreads().get())
                        : operation.threads()) {
                    rows.addAll(measure(operation, transport, threads));
                }
            }
        }
        if (!rows.isEmpty()) {
            OUT.println();
            OUT.println(
                    "| operation | transport | threads | against | Letterbox /s | raw /s | ratio, median (quartiles) "
                            + "| aim | processor µs, Letterbox / raw |");
            OUT.println("|---|---|--:|---|--:|--:|--:|---|--:|");
            rows.forEach(OUT::println);
        }
        if (selected(BlockedSenders.NAME)) {
            OUT.println();
            for (String transport : selectedTransports(List.of(Stage.IN_VM, Stage.TCP))) {
                BlockedSenders.measure(transport, OUT);
            }
        }
        OUT.println();
        OUT.printf(
                Locale.ROOT,
                "%d rounds of %s a side after %d to warm up; %d s in all; load average at the end %.1f%n",
                rounds,
                given.getMeasurementTime().orElse(TIME),
                warmUpRounds,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%s; %d cores; Java %s, %s; %s; load average %.1f",
                LocalDate.now(java.time.ZoneId.systemDefault()),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private boolean selected(String name) {
        return given.getIncludes().isEmpty()
                || given.getIncludes().stream()
                        .anyMatch(regex -> Pattern.compile(regex).matcher(name).find());
    }

    private List<String> selectedTransports(List<String> offered) {
        Collection<String> asked = given.getParameter("transport").orElse(offered);
        return offered.stream().filter(asked::contains).toList();
    }

    private List<String> measure(Operation operation, String transport, int threads) throws RunnerException {
        OUT.printf("%s, %s, threads: %d%n", operation.name(), transport, threads);
        int sides = operation.sides().size();
        List<String> arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        arguments.addAll(given.getJvmArgsAppend().orElse(List.of()));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .include(Pattern.quote(Alternation.class.getName()))
                .param("operation", operation.name())
                .param("transport", transport)
                .param("order", String.join(",", operation.turns()))
                .threads(threads)
                .forks(given.getForkCount().orElse(1))
                .jvmArgsAppend(arguments.toArray(String[]::new))
                .warmupIterations(warmUpRounds * sides)
                .warmupTime(given.getWarmupTime().orElse(TIME))
                .measurementIterations(rounds * sides)
                .measurementTime(given.getMeasurementTime().orElse(TIME))
                .timeUnit(TimeUnit.SECONDS)
                .addProfiler(Processor.class)
                .syncIterations(true)
                .shouldFailOnError(true)
                .verbosity(given.verbosity().orElse(VerboseMode.SILENT));
        if (operation.batch() > 0) {
            int batch = given.getMeasurementBatchSize().orElse(Math.max(SHORTEST_BATCH, operation.batch() / threads));
            options.mode(Mode.SingleShotTime).warmupBatchSize(batch).measurementBatchSize(batch);
        }
        List<Map<String, Figures>> results = new ArrayList<>();
        for (RunResult run : new Runner(options.build()).run()) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                results.addAll(byRound(operation, fork));
            }
        }
        List<String> rows = new ArrayList<>();
        for (Operation.Comparison comparison : operation.comparisons()) {
            String row = row(operation, transport, threads, comparison, results);
            rows.add(row);
            OUT.println("  " + row);
        }
        return rows;
    }

    /** What one iteration gives. */
    private record Figures(double perSecond, double micros) {}

    /** The figures by side, for each round. */
    private List<Map<String, Figures>> byRound(Operation operation, BenchmarkResult fork) {
        List<String> turns = operation.turns();
        int sides = operation.sides().size();
        List<Map<String, Figures>> results = new ArrayList<>();
        int iteration = 0;
        for (IterationResult each : fork.getIterationResults()) {
            if (iteration % sides == 0) {
                results.add(new LinkedHashMap<>());
            }
            String side = Alternation.side(turns, warmUpRounds * sides + iteration);
            results.get(results.size() - 1)
                    .put(
                            side,
                            new Figures(
                                    perSecond(fork, each.getPrimaryResult()),
                                    Objects.requireNonNull(
                                                    each.getSecondaryResults().get(Processor.PER_OPERATION))
                                            .getScore()));
            iteration++;
        }
        return results;
    }

    private static double perSecond(BenchmarkResult fork, Result<?> result) {
        int batch = fork.getParams().getMeasurement().getBatchSize();
        // a single shot's score is how long a thread took for its batch
        return batch > 1 ? batch * fork.getParams().getThreads() / result.getScore() : result.getScore();
    }

    private static String row(
            Operation operation,
            String transport,
            int threads,
            Operation.Comparison comparison,
            List<Map<String, Figures>> rounds) {
        double[] letterbox = each(rounds, Alternation.LETTERBOX, Figures::perSecond);
        double[] raw = each(rounds, comparison.side(), Figures::perSecond);
        double[] ratios = new double[letterbox.length];
        Arrays.setAll(ratios, i -> letterbox[i] / raw[i]);
        double median = Numbers.median(ratios);
        double aim = comparison.aim();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %s | %,.0f | %,.0f | %.2f (%.2f–%.2f) | %s | %.0f / %.0f |",
                operation.name(),
                transport,
                threads,
                comparison.what(),
                Numbers.median(letterbox),
                Numbers.median(raw),
                median,
                Numbers.at(ratios, 0.25),
                Numbers.at(ratios, 0.75),
                aim == 0 ? "" : aim + (median >= aim ? ", met" : ", **not met**"),
                Numbers.median(each(rounds, Alternation.LETTERBOX, Figures::micros)),
                Numbers.median(each(rounds, comparison.side(), Figures::micros)));
    }

    private static double[] each(List<Map<String, Figures>> rounds, String side, ToDoubleFunction<Figures> figure) {
        return rounds.stream()
                .mapToDouble(round -> figure.applyAsDouble(Objects.requireNonNull(round.get(side))))
                .toArray();
    }
}

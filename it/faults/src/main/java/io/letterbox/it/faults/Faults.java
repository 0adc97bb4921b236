package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.utils.VersionLoader;

/**
 * The command: pursues the goals and prints a report. Its exit code is 1 if one of them did not come out as expected.
 *
 * <p>{@code --long} takes the long form, {@code --only REGEX} the goals whose titles match, {@code --seed N} repeats a run.
 */
public final class Faults {

    private Faults() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        List<Row> rows = new ArrayList<>();
        if (words.contains("--long")) {
            rows.addAll(Goals.inFull());
            rows.addAll(Goals.ofPeers());
        } else {
            rows.addAll(Goals.inShort());
        }
        Pattern only = Pattern.compile(after(words, "--only", ""));
        rows.removeIf(row -> !only.matcher(row.toString()).find());
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no goal's line matches " + only);
        }
        long seed = Long.parseLong(after(words, "--seed", Long.toString(System.nanoTime())));
        SharedClasses.prepare();
        boolean met = true;
        List<String> report = new ArrayList<>(List.of(
                "Java " + System.getProperty("java.version") + ", "
                        + "Artemis " + VersionLoader.getVersion().getFullVersion()
                        + (Distribution.wanted() ? " (the distribution), " : " (embedded), ")
                        + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, seed " + seed,
                "",
                "| goal | came out as expected | found | seconds |",
                "|---|---|---|---|"));
        for (Row row : rows) {
            long begin = System.nanoTime();
            Outcome outcome = pursue(row, seed);
            met &= outcome.met();
            report.add("| " + row + " | " + outcome.word() + " | " + outcome.found() + " | "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) + " |");
            System.err.println(report.get(report.size() - 1));
        }
        report.forEach(System.out::println);
        System.exit(met ? 0 : 1);
    }

    private record Outcome(boolean met, String word, String found) {

        static Outcome of(Row row, Finding finding) {
            return new Outcome(
                    row.isMetBy(finding),
                    finding.pursued() == Finding.Pursued.ELSEWHERE ? "not shown here" : word(row, row.isMetBy(finding)),
                    finding.figures() + (finding.holds() ? "" : "; " + String.join("; ", finding.violations())));
        }

        static Outcome brokenOff(Row row, Throwable failure) {
            boolean met = row.expected() == Row.Expected.SHOWN;
            return new Outcome(met, word(row, met), "not pursued to the end: " + failure);
        }

        private static String word(Row row, boolean met) {
            if (!met) {
                return "**NO**";
            }
            return row.expected() == Row.Expected.SHOWN ? "shown" : "yes";
        }
    }

    /** A goal that cannot be pursued to its end shows nothing, not even that the bad is bad; the others are still worth a look. */
    private static Outcome pursue(Row row, long seed) {
        System.err.println(row);
        try {
            return Outcome.of(row, row.pursue(Run.of(directory(), seed)));
        } catch (Exception | AssertionError failure) {
            failure.printStackTrace();
            return Outcome.brokenOff(row, failure);
        }
    }

    static Path directory() {
        return Path.of(System.getProperty("faults.directory", "target/faults"));
    }

    private static String after(List<String> words, String word, String otherwise) {
        int at = words.indexOf(word);
        return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
    }
}

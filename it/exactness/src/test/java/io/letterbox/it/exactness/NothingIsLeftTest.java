package io.letterbox.it.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.it.faults.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that has closed its broker and its ends has what it had before. */
@Timeout(180)
class NothingIsLeftTest {

    /** The engine and the JVM load what they need, once. */
    private static final int WARM_UP = 4;

    private static final int ROUNDS = 30;
    /** Netty's thread for the whole JVM ends when it has had nothing to do for a second. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void threadsPortsFilesAndTemporaryFilesAreTheSameAfterThirtyRounds(@TempDir Path directory) throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        try (Child child = Child.start(
                RoundsProgram.class,
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                List.of(directory.toString()))) {
            Map<String, Long> before = settled(child, census(child, WARM_UP));
            Map<String, Long> after = census(child, ROUNDS);
            long end = System.nanoTime() + ENDING.toNanos();
            while (!after.equals(before) && System.nanoTime() - end < 0) {
                after = census(child, 0);
            }
            Map<String, Long> more = new TreeMap<>(after);
            more.entrySet().removeAll(before.entrySet());
            System.err.println(threads(before) + " threads after " + WARM_UP + " rounds, " + threads(after) + " after "
                    + ROUNDS + " more");
            assertThat(more).as("other than before %s more rounds", ROUNDS).isEmpty();
            assertThat(after.get("listening ports")).as("ports").isIn(null, 0L);
        }
    }

    /** When what is about to end has ended. */
    private static Map<String, Long> settled(Child child, Map<String, Long> first) throws InterruptedException {
        Map<String, Long> last = first;
        long end = System.nanoTime() + ENDING.toNanos();
        while (System.nanoTime() - end < 0) {
            last = census(child, 0);
        }
        return last;
    }

    private static long threads(Map<String, Long> census) {
        return census.entrySet().stream()
                .filter(each -> each.getKey().startsWith("thread "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> census(Child child, int rounds) throws InterruptedException {
        child.say(Integer.toString(rounds));
        Map<String, Long> all = new TreeMap<>();
        child.hear("done", LIMIT);
        for (String line : child.heard("has ")) {
            String[] words = line.split(" ", 2);
            all.put(words[1], Long.parseLong(words[0]));
        }
        return all;
    }
}

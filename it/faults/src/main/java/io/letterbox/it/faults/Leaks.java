package io.letterbox.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rounds of start, use and stop, each with class loaders of its own: nothing of them stays. */
record Leaks(int rounds, Scene scene) implements Goal {

    private static final int WARM_UP = 2;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration ENDING = Duration.ofSeconds(12);

    /** What is done in a round. */
    enum Scene {
        /** A broker that is reached in memory and over TCP, and all ends. */
        CLOSED,
        /** The same, and nobody closes anything. */
        FORGOTTEN
    }

    /** What a process has; sockets are open files too. */
    private record Left(long loaders, long threads, long files) {

        static Left of(Child child) throws InterruptedException {
            child.say("left");
            long[] counts = Arrays.stream(child.hear("left ", LONGEST).split(" ", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Left(counts[0], counts[1], counts[2]);
        }

        boolean exceeds(Left before) {
            return loaders > before.loaders || threads > before.threads || files > before.files;
        }
    }

    @Override
    public String title() {
        return "leaks: " + rounds + " rounds with fresh class loaders"
                + (scene == Scene.FORGOTTEN ? ", nothing closed" : "");
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        try (Child child = Child.start(LeaksProgram.class, broker(run), List.of(), "\0", line -> {})) {
            rounds(child, WARM_UP);
            Left warm = settled(child, new Left(WARM_UP - 1, Long.MAX_VALUE, Long.MAX_VALUE));
            Left before = new Left(0, warm.threads, warm.files);
            rounds(child, rounds);
            Left after = scene == Scene.CLOSED ? settled(child, before) : Left.of(child);
            List<String> violations = new ArrayList<>();
            name(violations, after.loaders, "class loaders");
            name(violations, after.threads - before.threads, "threads");
            name(violations, after.files - before.files, "open files and sockets");
            return new Finding(
                    after.loaders + " loaders, " + Math.max(0, after.threads - before.threads) + " threads, "
                            + Math.max(0, after.files - before.files) + " files and sockets left",
                    violations);
        }
    }

    private static Map<String, String> broker(Run run) throws IOException {
        return Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + run.place("tmp"));
    }

    private void rounds(Child child, int number) throws InterruptedException {
        child.say("rounds " + number + " "
                + (scene == Scene.CLOSED ? LeaksRound.class : LeaksRound.Forgetful.class).getName());
        child.hear("done", LONGEST);
    }

    /** What ends with a little delay, such as idle threads, has its time. */
    private static Left settled(Child child, Left before) throws InterruptedException {
        long end = System.nanoTime() + ENDING.toNanos();
        Left now = Left.of(child);
        while (now.exceeds(before) && System.nanoTime() - end < 0) {
            now = Left.of(child);
        }
        return now;
    }

    private static void name(List<String> violations, long number, String what) {
        if (number > 0) {
            violations.add(number + " " + what + " left");
        }
    }
}

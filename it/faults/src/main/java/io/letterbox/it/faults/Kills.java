package io.letterbox.it.faults;

import java.time.Duration;
import java.util.Random;

/** Kills, spread over the work by its progress and by chance, so that each of them hits somebody at work. */
final class Kills {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Kills() {}

    @FunctionalInterface
    interface Fault {
        void strike(int number) throws Exception;
    }

    /** A fault that hits nobody shows nothing. */
    static void atWork(boolean atWork, int number) {
        if (!atWork) {
            throw new AssertionError("all was over before fault " + number);
        }
    }

    /**
     * Strikes while the history grows.
     *
     * @param number of faults
     * @param kind of the events that show progress
     * @param whole how many of these there will be
     */
    static void spread(Run run, int number, History history, History.Kind kind, int whole, Fault fault)
            throws Exception {
        Random random = run.random();
        int share = whole / (number + 1);
        for (int each = 1; each <= number; each++) {
            int at = each * share - random.nextInt(Math.max(1, share / 2));
            history.await(kind, at, LONGEST);
            atWork(history.count(kind) < whole, each);
            fault.strike(each);
            run.note("fault " + each + " of " + number + " after " + history.count(kind) + " of " + whole + " "
                    + kind.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}

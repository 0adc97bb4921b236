package io.letterbox.it.server.cost;

import java.util.Arrays;
import java.util.Locale;

/** Two sides in turns; each round, of one turn a side, gives one ratio. */
final class Rounds {

    private static final int WARM_UP = Integer.getInteger("letterbox.cost.warm-up", 5);
    private static final int ROUNDS = Integer.getInteger("letterbox.cost.rounds", 15);

    /** One turn, of some operations. */
    @FunctionalInterface
    interface Turn {
        /** The nanoseconds that it took. */
        long take() throws Exception;
    }

    private Rounds() {}

    /** A line of the table. */
    static String measure(String what, int operations, Turn letterbox, Turn server) throws Exception {
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long our;
            long their;
            if (round % 2 == 0) {
                our = letterbox.take();
                their = server.take();
            } else {
                their = server.take();
                our = letterbox.take();
            }
            if (round >= 0) {
                ours[round] = operations * 1e9 / our;
                theirs[round] = operations * 1e9 / their;
                ratios[round] = (double) their / our;
            }
        }
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f (%.2f–%.2f) |",
                what,
                at(ours, 0.5),
                at(theirs, 0.5),
                at(ratios, 0.5),
                at(ratios, 0.25),
                at(ratios, 0.75));
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

package io.letterbox.it.benchmarks;

import java.util.Arrays;

/** What is said about many measurements. */
final class Numbers {

    private Numbers() {}

    static double median(double... values) {
        return at(values, 0.5);
    }

    /** The value that a share of all values does not exceed; between two of them, in proportion. */
    static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

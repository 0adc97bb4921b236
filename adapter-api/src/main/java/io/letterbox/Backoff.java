package io.letterbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Delays that double up to a longest one, with up to a fifth added by chance, so that what failed together does not come together. */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /** The delay after so many failures, at least one. */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration capped = doubled.compareTo(longest) < 0 ? doubled : longest;
        return capped.plusMillis(
                (long) (capped.toMillis() * ThreadLocalRandom.current().nextDouble() / 5));
    }
}

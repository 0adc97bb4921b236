package io.letterbox;

import java.time.Duration;

/** How long a call may wait for another sender or receiver: not at all, until a moment, or for ever. */
final class Limit {

    static final Duration LONGEST = Duration.ofDays(365_00);

    private final Duration length;
    private final long begin = System.nanoTime();

    private Limit(Duration length) {
        this.length = length;
    }

    static Limit none() {
        return new Limit(Duration.ZERO);
    }

    static Limit forever() {
        return new Limit(LONGEST);
    }

    static Limit of(Duration length) {
        if (length.isNegative()) {
            return none();
        }
        return new Limit(length.compareTo(LONGEST) > 0 ? LONGEST : length);
    }

    boolean passed() {
        return nanosLeft() <= 0;
    }

    /** What is left, at most {@code slice}; never negative. */
    Duration left(Duration slice) {
        Duration left = Duration.ofNanos(Math.max(0, nanosLeft()));
        return left.compareTo(slice) < 0 ? left : slice;
    }

    /**
     * What is left, at most {@code slice}, as an argument of {@code receive} or {@code wait}: at least one, since zero means for
     * ever to them, and time passes between a look at {@link #passed()} and the call.
     */
    long millisToWait(Duration slice) {
        return Math.max(1, millis(left(slice)));
    }

    private long nanosLeft() {
        return length.toNanos() - (System.nanoTime() - begin);
    }

    /** Rounds a positive part of a millisecond up, because in Jakarta Messaging zero means for ever. */
    static long millis(Duration duration) {
        return duration.plusNanos(999_999).toMillis();
    }
}

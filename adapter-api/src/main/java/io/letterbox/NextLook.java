package io.letterbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When somebody looks next for failed messages that are due; those who share one look in turn. */
final class NextLook {

    /** How late one may be that nobody here was told of. */
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final AtomicLong due = new AtomicLong(System.nanoTime() + SELDOM.toNanos());

    /** Whether it is time, and the caller's turn. */
    boolean due() {
        long now = System.nanoTime();
        long then = due.get();
        return now - then >= 0 && due.compareAndSet(then, now + SELDOM.toNanos());
    }

    /** Says that one will be due then. */
    void expect(Duration delay) {
        long then = System.nanoTime() + delay.toNanos();
        due.accumulateAndGet(then, (known, told) -> told - known < 0 ? told : known);
    }

    /** How long a wait may last until the next look. */
    Duration left(Duration longest) {
        Duration left = Duration.ofNanos(due.get() - System.nanoTime());
        Duration wait = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}

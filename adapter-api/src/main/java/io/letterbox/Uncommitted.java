package io.letterbox;

import java.util.Map;
import java.util.Optional;

/** The messages whose handling the broker refused to commit, so that nothing is marked on them. */
final class Uncommitted {

    private static final int MOST = 1_000;

    /**
     * What is remembered.
     *
     * @param attempt how often it was refused
     * @param why the last refusal
     */
    record Failure(int attempt, Throwable why) {}

    private final Map<String, Failure> failures = new Remembered<>(MOST);

    synchronized Optional<Failure> of(String id) {
        return Optional.ofNullable(failures.get(id));
    }

    synchronized Failure add(String id, Throwable why) {
        Failure before = failures.get(id);
        Failure now = new Failure(before == null ? 1 : before.attempt() + 1, why);
        failures.put(id, now);
        return now;
    }
}

package io.letterbox.it.faults;

import java.util.List;

/**
 * A line of the table: a goal, and what is expected of it.
 *
 * @param expected what has to come out
 * @param goal what is tried
 * @param violations what has to be found, all of it, where the goal is known to be bad
 */
record Row(Expected expected, Goal goal, List<String> violations) {

    enum Expected {
        /** Letterbox promises it. */
        HOLDS,
        /** It is known to be bad: a checker that lets it pass is broken. */
        FAILS,
        /** Somebody else's, for comparison: whatever comes out is shown. */
        SHOWN
    }

    Row {
        if (expected == Expected.FAILS && violations.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + goal.title() + "\" has to be found out by some violation: name it");
        }
    }

    static Row holds(Goal goal) {
        return new Row(Expected.HOLDS, goal, List.of());
    }

    /** Each of these words has to be in one of the violations: what fails for another reason has not been found out. */
    static Row fails(Goal goal, String... violations) {
        return new Row(Expected.FAILS, goal, List.of(violations));
    }

    static Row shown(Goal goal) {
        return new Row(Expected.SHOWN, goal, List.of());
    }

    /** Pursues the goal; what the run left on the disk stays only where it did not come out as expected. */
    Finding pursue(Run run) throws Exception {
        Finding finding = goal.pursue(run);
        if (isMetBy(finding)) {
            run.forget();
        }
        return finding;
    }

    /** Whether it came out as expected; what cannot be pursued here does not fail. */
    boolean isMetBy(Finding finding) {
        return finding.pursued() == Finding.Pursued.ELSEWHERE || comesOut(finding);
    }

    private boolean comesOut(Finding finding) {
        return switch (expected) {
            case HOLDS -> finding.holds();
            case FAILS ->
                violations.stream()
                        .allMatch(words -> finding.violations().stream().anyMatch(found -> found.contains(words)));
            case SHOWN -> true;
        };
    }

    /** Whether it has to be the only one that uses the machine. */
    boolean isTimed() {
        return goal instanceof TimeLimits || goal instanceof Failover;
    }

    @Override
    public String toString() {
        return goal.title() + (expected == Expected.FAILS ? " (known to be bad)" : "");
    }
}

package io.letterbox.it.faults;

/**
 * A line of the table: a goal, and what is expected of it.
 *
 * @param expected what has to come out
 * @param goal what is tried
 */
record Row(Expected expected, Goal goal) {

    enum Expected {
        /** Letterbox promises it. */
        HOLDS,
        /** It is known to be bad: a checker that lets it pass is broken. */
        FAILS,
        /** Somebody else's, for comparison: whatever comes out is shown. */
        SHOWN
    }

    static Row holds(Goal goal) {
        return new Row(Expected.HOLDS, goal);
    }

    static Row fails(Goal goal) {
        return new Row(Expected.FAILS, goal);
    }

    static Row shown(Goal goal) {
        return new Row(Expected.SHOWN, goal);
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
            case FAILS -> !finding.holds();
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

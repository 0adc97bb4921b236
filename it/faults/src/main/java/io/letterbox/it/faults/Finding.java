package io.letterbox.it.faults;

import java.util.List;

/**
 * What came out.
 *
 * @param figures what was counted, in words and numbers
 * @param violations what should never have happened, one line each; none if the goal was reached
 */
record Finding(String figures, List<String> violations) {

    Finding {
        violations = List.copyOf(violations);
    }

    boolean holds() {
        return violations.isEmpty();
    }
}

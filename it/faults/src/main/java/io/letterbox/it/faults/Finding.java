package io.letterbox.it.faults;

import java.util.List;

/**
 * What came out.
 *
 * @param figures what was counted, in words and numbers
 * @param violations what should never have happened, one line each; none if the goal was reached
 * @param pursued whether it could be pursued on this machine
 */
record Finding(String figures, List<String> violations, Pursued pursued) {

    enum Pursued {
        HERE,
        /** The machine lacks something that the fault needs; nothing is shown, neither good nor bad. */
        ELSEWHERE
    }

    Finding(String figures, List<String> violations) {
        this(figures, violations, Pursued.HERE);
    }

    Finding {
        violations = List.copyOf(violations);
    }

    static Finding notHere(String why) {
        return new Finding("NOT SHOWN HERE, " + why, List.of(), Pursued.ELSEWHERE);
    }

    boolean holds() {
        return violations.isEmpty();
    }
}

package io.letterbox.it.faults;

import static io.letterbox.it.faults.Driver.Kind.BAD;
import static io.letterbox.it.faults.Driver.Kind.LETTERBOX;
import static io.letterbox.it.faults.Driver.Kind.RAW;
import static io.letterbox.it.faults.MalformedBodies.Limits.NONE;
import static io.letterbox.it.faults.MalformedBodies.Limits.STANDARD;
import static io.letterbox.it.faults.Row.fails;
import static io.letterbox.it.faults.Row.holds;
import static io.letterbox.it.faults.Row.shown;

import java.util.List;

/** The table: what is promised, in short for every build and in full for a release. */
final class Goals {

    private Goals() {}

    static List<Row> inShort() {
        return List.of(
                holds(new SendsAndKilledBrokers(LETTERBOX, 12, 10_000)),
                fails(new SendsAndKilledBrokers(BAD, 3, 10_000)),
                holds(new ReceiptsAndKilledBrokers(LETTERBOX, 8, 4_000)),
                fails(new ReceiptsAndKilledBrokers(BAD, 3, 4_000)),
                holds(new ListenersAndKilledBrokers(LETTERBOX, 8, 4_000)),
                holds(new MalformedBodies(STANDARD, 20_000)),
                fails(new MalformedBodies(NONE, 500)),
                holds(new NamesAndSelectors(NamesAndSelectors.By.LETTERBOX, 10_000, 10_000)),
                fails(new NamesAndSelectors(NamesAndSelectors.By.TEXT, 300, 300)));
    }

    static List<Row> inFull() {
        return List.of(
                holds(new SendsAndKilledBrokers(LETTERBOX, 150, 120_000)),
                fails(new SendsAndKilledBrokers(BAD, 10, 100_000)),
                shown(new SendsAndKilledBrokers(RAW, 20, 20_000)),
                holds(new ReceiptsAndKilledBrokers(LETTERBOX, 80, 40_000)),
                fails(new ReceiptsAndKilledBrokers(BAD, 10, 20_000)),
                shown(new ReceiptsAndKilledBrokers(RAW, 10, 10_000)),
                holds(new ListenersAndKilledBrokers(LETTERBOX, 80, 40_000)),
                shown(new ListenersAndKilledBrokers(RAW, 10, 10_000)),
                holds(new MalformedBodies(STANDARD, 1_000_000)),
                fails(new MalformedBodies(NONE, 10_000)),
                holds(new NamesAndSelectors(NamesAndSelectors.By.LETTERBOX, 100_000, 100_000)),
                fails(new NamesAndSelectors(NamesAndSelectors.By.TEXT, 1_000, 10_000)));
    }
}

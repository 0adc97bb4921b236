package io.letterbox.it.faults;

import static io.letterbox.it.faults.Driver.Kind.BAD;
import static io.letterbox.it.faults.Driver.Kind.LETTERBOX;
import static io.letterbox.it.faults.Driver.Kind.RAW;
import static io.letterbox.it.faults.Row.fails;
import static io.letterbox.it.faults.Row.holds;
import static io.letterbox.it.faults.Row.shown;
import static io.letterbox.it.faults.SecretsAndPorts.Planted.LEAK;
import static io.letterbox.it.faults.SecretsAndPorts.Planted.NOTHING;

import java.time.Duration;
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
                holds(new SecretsAndPorts(NOTHING)),
                fails(new SecretsAndPorts(LEAK)),
                holds(new Certificates(Certificates.Client.LETTERBOX, List.of(Stores.Key.values()))),
                fails(new Certificates(Certificates.Client.CARELESS, List.of(Stores.Key.OTHER_HOST))),
                holds(new FullDisk(200)),
                holds(new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.STAMPED, 20)),
                holds(new WrongClock(Duration.ofMinutes(10), WrongClock.Stamp.STAMPED, 20)),
                fails(new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.UNSTAMPED, 3)));
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
                holds(new FullDisk(5_000)),
                holds(new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.STAMPED, 2_000)),
                holds(new WrongClock(Duration.ofMinutes(10), WrongClock.Stamp.STAMPED, 2_000)));
    }
}

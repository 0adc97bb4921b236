package io.letterbox.it.faults;

import static io.letterbox.it.faults.Driver.Kind.BAD;
import static io.letterbox.it.faults.Driver.Kind.LETTERBOX;
import static io.letterbox.it.faults.Driver.Kind.RAW;
import static io.letterbox.it.faults.Driver.Kind.SMALLRYE;
import static io.letterbox.it.faults.Driver.Kind.SPRING;
import static io.letterbox.it.faults.Driver.Kind.SPRING_DEFAULTS;
import static io.letterbox.it.faults.Failover.Pair.REPLICATED;
import static io.letterbox.it.faults.Failover.Pair.SHARED_STORE;
import static io.letterbox.it.faults.FullDisk.Reserve.KEPT;
import static io.letterbox.it.faults.MalformedBodies.Limits.NONE;
import static io.letterbox.it.faults.MalformedBodies.Limits.STANDARD;
import static io.letterbox.it.faults.Row.fails;
import static io.letterbox.it.faults.Row.holds;
import static io.letterbox.it.faults.Row.shown;
import static io.letterbox.it.faults.SecretsAndPorts.Planted.LEAK;
import static io.letterbox.it.faults.SecretsAndPorts.Planted.NOTHING;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The table: what is promised, in short for every build and in full for a release. */
final class Goals {

    private Goals() {}

    static List<Row> inShort() {
        return List.of(
                holds(new SendsAndKilledBrokers(LETTERBOX, 12, 10_000)),
                fails(new SendsAndKilledBrokers(BAD, 1, 3_000), "lost"),
                holds(new ReceiptsAndKilledBrokers(LETTERBOX, 4, 2_000)),
                fails(new ReceiptsAndKilledBrokers(BAD, 1, 2_000), "duplicated"),
                holds(new ListenersAndKilledBrokers(LETTERBOX, 4, 2_000)),
                holds(new RestartsAndPauses(3, 3_000)),
                holds(new KilledClients(10)),
                holds(new Bounded(10, 16, 20_000)),
                holds(new TimeLimits(2_000, 3)),
                holds(new Meetings(5_000, 0)),
                holds(new Poison(10_000, 1_000)),
                holds(new Requests(500, 2)),
                holds(new Failover(SHARED_STORE, 1, 2_000)),
                holds(new Cuts(3, Duration.ofSeconds(5), 3_000)),
                holds(new Leaks(30, Leaks.Scene.CLOSED)),
                fails(new Leaks(1, Leaks.Scene.FORGOTTEN), "class loaders left", "threads left"),
                holds(new MalformedBodies(STANDARD, 20_000)),
                fails(new MalformedBodies(NONE, 500), "process ended with 3"),
                holds(new NamesAndSelectors(NamesAndSelectors.By.LETTERBOX, 10_000, 10_000)),
                fails(new NamesAndSelectors(NamesAndSelectors.By.TEXT, 300, 300), " reached ", "the selector for"),
                holds(new SecretsAndPorts(NOTHING)),
                fails(new SecretsAndPorts(LEAK), "password", "a planted port"),
                holds(new Certificates(Certificates.Client.LETTERBOX, List.of(Stores.Key.values()))),
                fails(new Certificates(Certificates.Client.CARELESS, List.of(Stores.Key.OTHER_HOST)), "was accepted"),
                holds(new FullDisk(KEPT, 200)),
                holds(new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.STAMPED, 20)),
                holds(new WrongClock(Duration.ofMinutes(10), WrongClock.Stamp.STAMPED, 20)),
                fails(
                        new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.UNSTAMPED, 3),
                        "expired before their time"));
    }

    static List<Row> inFull() {
        return List.of(
                holds(new SendsAndKilledBrokers(LETTERBOX, 150, 120_000)),
                fails(new SendsAndKilledBrokers(BAD, 10, 100_000), "lost"),
                shown(new SendsAndKilledBrokers(RAW, 20, 20_000)),
                holds(new ReceiptsAndKilledBrokers(LETTERBOX, 80, 40_000)),
                fails(new ReceiptsAndKilledBrokers(BAD, 10, 20_000), "duplicated"),
                shown(new ReceiptsAndKilledBrokers(RAW, 10, 10_000)),
                holds(new ListenersAndKilledBrokers(LETTERBOX, 80, 40_000)),
                shown(new ListenersAndKilledBrokers(RAW, 10, 10_000)),
                holds(new RestartsAndPauses(30, 30_000)),
                holds(new KilledClients(100)),
                holds(new Bounded(1, 16, 500_000)),
                holds(new Bounded(10, 16, 500_000)),
                holds(new Bounded(1_000, 16, 500_000)),
                holds(new TimeLimits(20_000, 10)),
                holds(new Meetings(50_000, 20)),
                holds(new Poison(10_000, 1_000)),
                holds(new Requests(10_000, 20)),
                holds(new Failover(SHARED_STORE, 20, 60_000)),
                holds(new Failover(REPLICATED, 20, 60_000)),
                holds(new Cuts(30, Duration.ofSeconds(5), 60_000)),
                holds(new Leaks(300, Leaks.Scene.CLOSED)),
                fails(new Leaks(3, Leaks.Scene.FORGOTTEN), "class loaders left", "threads left"),
                holds(new Soak(Duration.ofMinutes(10))),
                holds(new MalformedBodies(STANDARD, 1_000_000)),
                fails(new MalformedBodies(NONE, 10_000), "process ended with 3"),
                holds(new NamesAndSelectors(NamesAndSelectors.By.LETTERBOX, 100_000, 100_000)),
                fails(new NamesAndSelectors(NamesAndSelectors.By.TEXT, 1_000, 10_000), " reached ", "the selector for"),
                holds(new SecretsAndPorts(NOTHING)),
                fails(new SecretsAndPorts(LEAK), "password", "a planted port"),
                holds(new Certificates(Certificates.Client.LETTERBOX, List.of(Stores.Key.values()))),
                fails(new Certificates(Certificates.Client.CARELESS, List.of(Stores.Key.OTHER_HOST)), "was accepted"),
                holds(new FullDisk(KEPT, 5_000)),
                fails(new FullDisk(FullDisk.Reserve.NONE, 5_000), "health did not say so"),
                holds(new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.STAMPED, 2_000)),
                holds(new WrongClock(Duration.ofMinutes(10), WrongClock.Stamp.STAMPED, 2_000)),
                fails(
                        new WrongClock(Duration.ofMinutes(-10), WrongClock.Stamp.UNSTAMPED, 100),
                        "expired before their time"));
    }

    /** The same with other libraries, where their module is on the class path. */
    static List<Row> ofPeers() {
        return Stream.of(SPRING, SPRING_DEFAULTS, SMALLRYE)
                .filter(kind -> Peer.of(kind).isPresent())
                .flatMap(kind -> Stream.of(
                        shown(new SendsAndKilledBrokers(kind, 10, 10_000)),
                        shown(new ReceiptsAndKilledBrokers(kind, 5, 4_000)),
                        shown(new ListenersAndKilledBrokers(kind, 5, 4_000))))
                .toList();
    }
}

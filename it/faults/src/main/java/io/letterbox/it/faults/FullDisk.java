package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The broker's disk fills up while somebody sends: the broker says so, refuses, and has what it accepted after a restart. */
record FullDisk(Reserve reserve, int messages) implements Goal {

    /** What the broker leaves free of its disk. */
    enum Reserve {
        KEPT,
        NONE
    }

    private static final String QUEUE = "orders";
    /** More than there is time for. */
    private static final int ENOUGH = 100_000;

    private static final int MEGABYTES = 400;
    private static final int LEFT = 100;
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public String title() {
        return "full disk: health says so within 6 s, nothing acknowledged is lost, " + messages + " messages"
                + (reserve == Reserve.NONE ? ", no reserve" : "");
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        SmallDisk mounted;
        try {
            mounted = SmallDisk.mount(run.place("disk"), MEGABYTES);
        } catch (IOException unmountable) {
            return Finding.notHere("no small disk can be had: " + unmountable.getMessage());
        }
        try (SmallDisk disk = mounted) {
            return pursue(run, disk);
        }
    }

    private Broker start(SmallDisk disk) throws Exception {
        Path journal = disk.place().resolve("journal");
        return switch (reserve) {
            case KEPT -> Broker.start(journal);
            case NONE -> Broker.withoutReserve(journal);
        };
    }

    private Finding pursue(Run run, SmallDisk disk) throws Exception {
        List<String> violations = new ArrayList<>();
        History history = new History();
        String said;
        try (Broker broker = start(disk)) {
            if (!broker.health().equals("good")) {
                violations.add("not good at first: " + broker.health());
            }
            try (Client client = Client.start(Driver.Kind.LETTERBOX, broker.reached(), history)) {
                client.send(QUEUE, 0, ENOUGH, 1);
                history.await(History.Kind.ACKNOWLEDGED, messages, LONG);
                disk.leave(LEFT);
                run.note("the disk is full");
                Optional<Duration> found =
                        Condition.within(SOON, () -> broker.health().contains("disk"));
                if (found.isPresent()) {
                    history.await(History.Kind.TROUBLE, 1, LONG);
                } else {
                    violations.add("health did not say so");
                }
                said = found.map(after -> "after " + after.toMillis() + " ms").orElse("at last") + ": "
                        + broker.health();
                run.note(said);
            }
            broker.kill();
            disk.free();
            broker.startAgain();
            Condition.await("good again", LONG, () -> broker.health().equals("good"));
            Drain.of(broker, QUEUE, history);
        }
        TotalQueue queue = TotalQueue.of(history.events());
        violations.addAll(queue.violations());
        return new Finding(
                queue + "; health " + said + "; the sender: "
                        + history.events().stream()
                                .filter(event -> event.kind() == History.Kind.TROUBLE)
                                .map(History.Event::id)
                                .distinct()
                                .toList(),
                violations);
    }
}

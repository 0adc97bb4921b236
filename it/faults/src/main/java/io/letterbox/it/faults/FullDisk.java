package io.letterbox.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The broker's disk fills up while somebody sends: the broker says so, refuses, and has what it accepted after a restart. */
record FullDisk(int messages) implements Goal {

    private static final String QUEUE = "orders";
    /** More than there is time for. */
    private static final int ENOUGH = 100_000;

    private static final int MEGABYTES = 400;
    private static final int LEFT = 100;
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public String title() {
        return "full disk: health says so within 6 s, nothing acknowledged is lost, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(run.place("disk"), MEGABYTES)) {
            return pursue(run, disk);
        } catch (IOException unmountable) {
            return new Finding("NOT SHOWN HERE, no small disk can be had: " + unmountable.getMessage(), List.of());
        }
    }

    private Finding pursue(Run run, SmallDisk disk) throws Exception {
        List<String> violations = new ArrayList<>();
        History history = new History();
        Duration found;
        String trouble;
        try (Broker broker = Broker.start(disk.place().resolve("journal"))) {
            if (!broker.health().equals("good")) {
                violations.add("not good at first: " + broker.health());
            }
            try (Client client = Client.start(Driver.Kind.LETTERBOX, broker.reached(), history)) {
                client.send(QUEUE, 0, ENOUGH, 1);
                history.await(History.Kind.ACKNOWLEDGED, messages, LONG);
                disk.leave(LEFT);
                run.note("the disk is full");
                found = Condition.await("trouble", LONG, () -> !broker.health().equals("good"));
                trouble = broker.health();
                run.note(trouble);
                history.await(History.Kind.TROUBLE, 1, LONG);
            }
            if (found.compareTo(SOON) > 0) {
                violations.add("health said so after " + found.toMillis() + " ms");
            }
            if (!trouble.contains("disk")) {
                violations.add("health blames something else: " + trouble);
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
                queue + "; health after " + found.toMillis() + " ms: " + trouble + "; the sender: "
                        + history.events().stream()
                                .filter(event -> event.kind() == History.Kind.TROUBLE)
                                .map(History.Event::id)
                                .distinct()
                                .toList(),
                violations);
    }
}

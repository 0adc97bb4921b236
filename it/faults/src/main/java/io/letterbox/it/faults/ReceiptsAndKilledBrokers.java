package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a receiver was told is received does not come again; what it was told is not, does; and nothing is lost on the way. */
record ReceiptsAndKilledBrokers(Driver.Kind driver, int kills, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final int THREADS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "receipts, broker killed: " + driver + ", " + kills + " kills, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        try (Broker broker = Broker.start(run.place("journal"))) {
            Filled.with(broker, QUEUE, messages, history);
            try (Client client = Client.start(driver, broker.reached(), history)) {
                client.receive(QUEUE, THREADS);
                Kills.spread(run, kills, history, History.Kind.SETTLED, messages, number -> broker.killAndStartAgain());
                broker.awaitEmpty(QUEUE, LONGEST);
                client.stop();
            }
            TotalQueue queue = TotalQueue.settled(history.events());
            List<String> violations = new ArrayList<>(queue.violations());
            Set<String> denied = denied(history);
            if (!denied.isEmpty()) {
                violations.add(denied.size() + " gone although their receivers were told of no receipt: " + denied);
            }
            violations.addAll(Drain.strays(broker, QUEUE));
            return new Finding(
                    queue + ", " + history.count(History.Kind.UNSETTLED) + " commits told to be unknown, in " + kills
                            + " kills",
                    violations);
        }
    }

    /** Those that were in somebody's hands, and of whose receipt nobody was told, not even that it is unknown. */
    private static Set<String> denied(History history) {
        Set<String> denied = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (History.Event event : history.events()) {
            switch (event.kind()) {
                case RECEIVED -> denied.add(event.id());
                case SETTLED, UNSETTLED -> told.add(event.id());
                default -> {}
            }
        }
        denied.removeAll(told);
        return denied;
    }
}

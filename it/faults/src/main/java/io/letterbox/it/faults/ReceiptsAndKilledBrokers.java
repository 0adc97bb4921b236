package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
            violations.addAll(Drain.strays(broker, QUEUE));
            return new Finding(
                    queue + ", " + history.count(History.Kind.UNSETTLED) + " commits told to be unknown, in " + kills
                            + " kills",
                    violations);
        }
    }
}

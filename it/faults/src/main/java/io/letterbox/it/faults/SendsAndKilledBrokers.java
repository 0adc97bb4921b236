package io.letterbox.it.faults;

import java.time.Duration;

/** What senders were told is accepted outlives the broker, and is there once. */
record SendsAndKilledBrokers(Driver.Kind driver, int kills, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final int THREADS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public String title() {
        return "sends, broker killed: " + driver + ", " + kills + " kills, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        try (Broker broker = Broker.start(run.place("journal"))) {
            try (Client client = Client.start(driver, broker.reached(), history)) {
                client.send(QUEUE, 0, messages, THREADS);
                Kills.spread(
                        run, kills, history, History.Kind.ACKNOWLEDGED, messages, number -> broker.killAndStartAgain());
                client.awaitSent(LONGEST);
            }
            Drain.of(broker, QUEUE, history);
            return Drain.checked(TotalQueue.of(history.events()), broker, QUEUE, kills + " kills");
        }
    }
}

package io.letterbox.it.faults;

import java.time.Duration;

/** A listener that sends each message on, in one unit with its receipt: behind it there is each message once. */
record ListenersAndKilledBrokers(Driver.Kind driver, int kills, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final String ONWARDS = "parcels";
    private static final int CONCURRENCY = 4;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "listeners that send on, broker killed: " + driver + ", " + kills + " kills, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        try (Broker broker = Broker.start(run.place("journal"))) {
            Filled.with(broker, QUEUE, messages, history);
            try (Client client = Client.start(driver, broker.reached(), history)) {
                client.listen(QUEUE, ONWARDS, CONCURRENCY);
                for (int kill = 1; kill <= kills; kill++) {
                    long left = messages - (long) kill * messages / (kills + 1);
                    Condition.await("progress", LONGEST, () -> broker.stored(QUEUE) <= left);
                    Kills.atWork(broker.stored(QUEUE) > 0, kill);
                    broker.killAndStartAgain();
                    run.note("kill " + kill + " of " + kills + ", " + broker.stored(QUEUE) + " left");
                }
                broker.awaitEmpty(QUEUE, LONGEST);
                client.stop();
            }
            Drain.of(broker, ONWARDS, history);
            return Drain.checked(TotalQueue.of(history.events()), broker, QUEUE, kills + " kills");
        }
    }
}

package io.letterbox.it.faults;

import java.time.Duration;

/** Brokers that are restarted in order or stand still for a while, and clients that stand still until they are given up. */
record RestartsAndPauses(int faults, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final String ONWARDS = "parcels";
    private static final int THREADS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** The broker gives back what a silent client holds after ten seconds. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(13);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Override
    public String title() {
        return "orderly restarts and pauses: " + faults + ", " + messages + " messages sent on by a listener";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        try (Broker broker = Broker.start(run.place("journal"))) {
            try (Client sender = Client.start(Driver.Kind.LETTERBOX, broker.reached(), history);
                    Client listener = Client.start(Driver.Kind.LETTERBOX, broker.reached(), history)) {
                listener.listen(QUEUE, ONWARDS, THREADS);
                sender.send(QUEUE, 0, messages, THREADS);
                for (int fault = 1; fault <= faults; fault++) {
                    // by what came through, since a sender is far ahead of a listener that stands still
                    long through = (long) fault * messages / (faults + 1);
                    Condition.await("progress", LONGEST, () -> broker.stored(ONWARDS) >= through);
                    Kills.atWork(broker.stored(ONWARDS) < messages, fault);
                    strike(fault, broker, listener);
                    run.note("fault " + fault + " of " + faults + ", " + broker.stored(ONWARDS) + " of " + messages
                            + " sent on");
                }
                sender.awaitSent(LONGEST);
                broker.awaitEmpty(QUEUE, LONGEST);
                listener.stop();
            }
            Drain.of(broker, ONWARDS, history);
            return Drain.checked(TotalQueue.of(history.events()), broker, QUEUE, faults + " restarts and pauses");
        }
    }

    private static void strike(int number, Broker broker, Client listener) throws Exception {
        switch (number % 3) {
            case 1 -> broker.restartInOrder();
            case 2 -> {
                broker.pause();
                Pause.of(PAUSE);
                broker.resume();
            }
            default -> {
                listener.pause();
                Pause.of(GIVEN_UP);
                listener.resume();
            }
        }
    }
}

package io.letterbox.it.faults;

import java.time.Duration;

/** Lines that are held up, cut, cut on one side, cut in the middle of a message, and slow; senders and receivers on both of them. */
record Cuts(int cuts, Duration each, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final int THREADS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration SLOW = Duration.ofMillis(20);

    @Override
    public String title() {
        return "cuts and half-open connections: " + cuts + " of " + each.toSeconds() + " s, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        try (Broker broker = Broker.start(run.place("journal"));
                Cable cable = new Cable(broker.reached().url())) {
            Reached reached = broker.reached().by(cable);
            try (Client sender = Client.start(Driver.Kind.LETTERBOX, reached, history);
                    Client receiver = Client.start(Driver.Kind.LETTERBOX, reached, history)) {
                receiver.receive(QUEUE, THREADS);
                sender.send(QUEUE, 0, messages, THREADS);
                Kills.spread(run, cuts, history, History.Kind.ACKNOWLEDGED, messages, number -> strike(number, cable));
                sender.awaitSent(LONGEST);
                broker.awaitEmpty(QUEUE, LONGEST);
                receiver.stop();
            }
            Drain.of(broker, QUEUE, history);
            return Drain.checked(TotalQueue.settled(history.events()), broker, QUEUE, cuts + " cuts");
        }
    }

    /** In turn, beginning with what nobody is told of. */
    private void strike(int number, Cable cable) {
        switch (number % 5) {
            case 1 -> {
                cable.hold();
                Pause.of(each);
                cable.cut();
                cable.release();
            }
            // the broker finds out when it gives the clients up
            case 2 -> cable.cutNear();
            case 3 -> {
                cable.truncate();
                Pause.of(each);
                cable.carryInFull();
            }
            case 4 -> {
                cable.hold();
                Pause.of(each);
                cable.release();
            }
            default -> {
                cable.delay(SLOW);
                Pause.of(each);
                cable.delay(Duration.ZERO);
            }
        }
    }
}

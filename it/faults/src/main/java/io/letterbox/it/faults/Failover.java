package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Two broker processes with one journal, of which one waits: the one at work is killed, the other takes over, and back. */
record Failover(int kills, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final int THREADS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    @Override
    public String title() {
        return "failover, shared store: " + kills + " kills, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        try (Broker one = Broker.start(run.place("journal"));
                Broker other = one.standby()) {
            Reached both = one.reached().or(other.reached());
            Deque<Broker> pair = new ArrayDeque<>(List.of(one, other));
            try (Client sender = Client.start(Driver.Kind.LETTERBOX, both, history);
                    Client receiver = Client.start(Driver.Kind.LETTERBOX, both, history)) {
                receiver.receive(QUEUE, THREADS);
                sender.send(QUEUE, 0, messages, THREADS);
                Kills.spread(run, kills, history, History.Kind.ACKNOWLEDGED, messages, number -> failOver(pair));
                sender.awaitSent(LONGEST);
                pair.getFirst().awaitEmpty(QUEUE, LONGEST);
                receiver.stop();
            }
            Duration gap = history.longestGap();
            Drain.of(pair.getFirst(), QUEUE, history);
            TotalQueue queue = TotalQueue.settled(history.events());
            List<String> violations = new ArrayList<>(queue.violations());
            violations.addAll(Drain.strays(pair.getFirst(), QUEUE));
            if (gap.compareTo(LONGEST_GAP) > 0) {
                violations.add("nothing was accepted for " + gap.toMillis() + " ms");
            }
            return new Finding(
                    queue + "; longest gap between two acknowledgements " + gap.toMillis() + " ms, in " + kills
                            + " kills",
                    violations);
        }
    }

    private static void failOver(Deque<Broker> pair) throws InterruptedException {
        Broker killed = pair.removeFirst();
        killed.kill();
        pair.getFirst().awaitRunning();
        killed.startAsStandby();
        pair.addLast(killed);
    }
}

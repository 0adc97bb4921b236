package io.letterbox.it.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Two broker processes, of which one waits: the one at work is killed, the other takes over, and back. */
record Failover(Pair of, int kills, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final int THREADS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    /** Where the one that takes over has the messages from. */
    enum Pair {
        /** Both have one journal. */
        SHARED_STORE("shared store") {
            @Override
            List<Broker> start(Path directory) throws Exception {
                return Broker.withOneStore(directory);
            }

            @Override
            void awaitReady(Broker working) {
                // what is stored is there already
            }
        },

        /** Each has a journal of its own; a kill before the other one has got all again would be that of both. */
        REPLICATED("replicated pair") {
            @Override
            List<Broker> start(Path directory) throws Exception {
                return Broker.replicated(directory);
            }

            @Override
            void awaitReady(Broker working) throws Exception {
                working.awaitReplicated();
            }
        };

        private final String title;

        Pair(String title) {
            this.title = title;
        }

        /** The first is at work, and the other is ready to take over. */
        abstract List<Broker> start(Path directory) throws Exception;

        /** Waits until the one that waits is ready to take over again. */
        abstract void awaitReady(Broker working) throws Exception;
    }

    @Override
    public String title() {
        return "failover, " + of.title + ": " + kills + " kills, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        if (Distribution.wanted()) {
            return Finding.notHere("the distribution is started without another one that stands by");
        }
        History history = new History();
        List<Broker> brokers = of.start(run.place("journal"));
        try (Broker one = brokers.get(0);
                Broker other = brokers.get(1)) {
            Reached both = one.reached().or(other.reached());
            Deque<Broker> pair = new ArrayDeque<>(brokers);
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

    private void failOver(Deque<Broker> pair) throws Exception {
        Broker killed = pair.removeFirst();
        killed.kill();
        pair.getFirst().awaitRunning();
        killed.startAsStandby();
        pair.addLast(killed);
        of.awaitReady(pair.getFirst());
    }
}

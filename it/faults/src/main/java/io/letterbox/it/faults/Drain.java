package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Empties a queue, so that the checker sees all that was in it. */
final class Drain {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int THREADS = 4;

    private Drain() {}

    /** Into the history, by plain and careful receipts. */
    static void of(Broker broker, String queue, History history) throws Exception {
        within(LONGEST, broker, queue, history);
    }

    /** The same, and how long it took; longer than the limit breaks the pursuit off. */
    static Duration within(Duration limit, Broker broker, String queue, History history) throws Exception {
        try (Client client = Client.start(Driver.Kind.RAW, broker.reached(), history)) {
            client.receive(queue, THREADS);
            Duration took = broker.awaitEmpty(queue, limit);
            client.stop();
            return took;
        }
    }

    /** What the checker found, and what strayed from a queue, in so many faults. */
    static Finding checked(TotalQueue found, Broker broker, String queue, String faults) throws InterruptedException {
        List<String> violations = new ArrayList<>(found.violations());
        violations.addAll(strays(broker, queue));
        return new Finding(found + ", in " + faults, violations);
    }

    /** What is in the queues beside it, where nothing should be. */
    static List<String> strays(Broker broker, String queue) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (String beside : List.of("dead.", "expired.", "retry.")) {
            long stored = broker.stored(beside + queue);
            if (stored > 0) {
                found.add(stored + " in " + beside + queue);
            }
        }
        return found;
    }
}

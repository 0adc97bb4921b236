package io.letterbox.it.faults;

import java.time.Duration;

/** A queue that is full of messages before the faults begin. */
final class Filled {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int THREADS = 4;

    private Filled() {}

    static void with(Broker broker, String queue, int messages, History history) throws InterruptedException {
        with(broker, queue, 0, messages, history);
    }

    static void with(Broker broker, String queue, int first, int messages, History history)
            throws InterruptedException {
        try (Client client = Client.start(Driver.Kind.LETTERBOX, broker.reached(), history)) {
            client.send(queue, first, messages, THREADS);
            client.awaitSent(LONGEST);
        }
    }
}

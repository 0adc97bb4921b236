package io.letterbox.samples;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.artemis.EmbeddedArtemis;
import java.time.Duration;
import java.util.concurrent.Executors;

/** A rendezvous: with capacity zero, whoever comes first waits for the other. */
public final class Rendezvous {

    private static final Mailbox<String> BATON = Mailbox.of("baton", String.class, Capacity.zero());

    public static void main(String[] args) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try (var artemis = EmbeddedArtemis.start();
                var letterbox = Letterbox.over(artemis);
                var sender = letterbox.sender(BATON);
                var receiver = letterbox.receiver(BATON)) {
            System.out.println("somebody waits: " + sender.trySend("baton"));
            System.out.println("somebody came: " + sender.trySend("baton", Duration.ofMillis(100)));

            var runner = threads.submit(() -> receiver.receive());
            sender.send("baton"); // returns when the runner has it
            System.out.println("the runner has the " + runner.get());
        } finally {
            threads.shutdownNow();
        }
    }
}

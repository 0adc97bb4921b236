package io.letterbox.samples;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.artemis.EmbeddedArtemis;
import java.util.concurrent.Executors;

/** A bounded buffer: the producer is at most three messages ahead of the consumer. */
public final class BoundedBuffer {

    private static final Mailbox<Integer> BUFFER = Mailbox.of("buffer", Integer.class, Capacity.bounded(3));

    public static void main(String[] args) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try (var artemis = EmbeddedArtemis.start();
                var letterbox = Letterbox.over(artemis);
                var producer = letterbox.sender(BUFFER);
                var consumer = letterbox.receiver(BUFFER)) {
            int sent = 0;
            while (producer.trySend(sent + 1)) {
                sent++;
            }
            System.out.println("full with " + sent);

            var consuming = threads.submit(() -> {
                for (int n = 1; n <= 10; n++) {
                    System.out.println("received " + consumer.receive());
                }
                return "all received";
            });
            while (sent < 10) {
                producer.send(++sent); // waits while three are in the buffer
            }
            System.out.println(consuming.get());
        } finally {
            threads.shutdownNow();
        }
    }
}

package io.letterbox.samples;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Settings;
import io.letterbox.artemis.EmbeddedArtemis;
import java.io.IOException;
import java.time.Duration;

/** A listener: what fails is tried again, beside the ones behind it, and in the end it is a dead letter. */
public final class Attempts {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.bounded(10));
    private static final Mailbox<String> FAILED = Mailbox.of("failed", String.class, Capacity.unbounded());

    public static void main(String[] args) throws InterruptedException {
        var settings = Settings.defaults().destination("failed", "dead.orders");
        try (var artemis = EmbeddedArtemis.start();
                var letterbox = Letterbox.over(artemis, settings)) {
            // README: listening
            var shipping =
                    Listening.named("shipping").attempts(3).delays(Duration.ofMillis(100), Duration.ofSeconds(1));
            letterbox.listen(ORDERS.deliveries(), shipping, order -> {
                if (order.attempt() == 1 || order.message().equals("unicorn")) {
                    throw new IOException("no " + order.message() + " in stock");
                }
                System.out.println("shipped a " + order.message() + " at attempt " + order.attempt());
            });
            // README: end
            letterbox.sender(ORDERS).send("lamp");
            letterbox.sender(ORDERS).send("unicorn");
            System.out.println("failed for good: " + letterbox.receiver(FAILED).receive());
        }
    }
}

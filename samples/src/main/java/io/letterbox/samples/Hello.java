package io.letterbox.samples;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.artemis.EmbeddedArtemis;

// README: hello
public final class Hello {
    public static void main(String[] args) throws InterruptedException {
        Mailbox<String> orders = Mailbox.of("orders", String.class, Capacity.bounded(100));
        try (var artemis = EmbeddedArtemis.start();
                var letterbox = Letterbox.over(artemis)) {
            letterbox.sender(orders).send("two lamps, please");
            System.out.println(letterbox.receiver(orders).receive());
        }
    }
}
// README: end

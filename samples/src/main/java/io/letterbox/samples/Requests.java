package io.letterbox.samples;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.artemis.EmbeddedArtemis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests: whoever asks waits for the answer, or is told that there will be none. */
public final class Requests {

    private static final Mailbox<String> QUOTES = Mailbox.of("quotes", String.class, Capacity.bounded(10));
    private static final Map<String, Integer> PRICES = Map.of("lamp", 40, "chair", 90);

    public static void main(String[] args) throws InterruptedException {
        try (var artemis = EmbeddedArtemis.start();
                var letterbox = Letterbox.over(artemis)) {
            // README: requests
            letterbox.listen(QUOTES.deliveries(), Listening.named("quoting"), question -> {
                int price = Optional.ofNullable(PRICES.get(question.message())).orElseThrow();
                boolean awaited = question.reply(price); // false if it was only sent and nobody awaits an answer
                System.out.println("answered " + question.message() + ": " + awaited);
            });
            try (var quotes = letterbox.requester(QUOTES, Integer.class)) {
                int lamp = quotes.request("lamp");
                Optional<Integer> chair = quotes.request("chair", Duration.ofSeconds(20));
                System.out.println("a lamp costs " + lamp + ", a chair " + chair.orElseThrow());
                System.out.println("a unicorn costs " + quotes.request("unicorn"));
            } catch (MailboxException.Failed failed) { // what the listener threw
                System.out.println("no price: " + failed.exception());
            }
            // README: end
        }
    }
}

package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import java.io.IOException;
import java.time.Duration;

/** A listener that throws for some messages. */
final class PoisonProgram {

    private static final int CONCURRENCY = 16;

    private PoisonProgram() {}

    public static void main(String[] arguments) {
        Mailbox<String> mailbox = Mailbox.of(arguments[0], String.class, Capacity.unbounded());
        int every = Integer.parseInt(arguments[1]);
        Letterbox letterbox = Letterbox.over(Reached.fromEnvironment().artemis());
        Listening how = Listening.named("poisoned")
                .concurrency(CONCURRENCY)
                .attempts(Integer.parseInt(arguments[2]))
                .delays(Duration.ofMillis(50), Duration.ofMillis(200));
        Listener listener = letterbox.listen(mailbox, how, id -> {
            ClientProgram.tell(History.Kind.RECEIVED, id);
            if (Integer.parseInt(id) % every == 0) {
                throw new IOException("poison " + id);
            }
        });
        Parent.tell("listening");
        Parent.serve(line -> {
            listener.close();
            letterbox.close();
            Parent.tell("stopped");
        });
    }
}

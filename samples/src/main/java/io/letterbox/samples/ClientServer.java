package io.letterbox.samples;

import static io.letterbox.Capacity.bounded;

import io.letterbox.Inbox;
import io.letterbox.Letterbox;
import io.letterbox.Settings;
import io.letterbox.artemis.EmbeddedArtemis;
import java.util.concurrent.Executors;

/** Client and server: the client names the server; the server sees who asks, and answers to the inbox of that process. */
public final class ClientServer {

    private static final Inbox<String> QUESTIONS = Inbox.of("oracle", "questions", String.class, bounded(10));

    private static Inbox<String> answers(String client) {
        return Inbox.of(client, "answers", String.class, bounded(1));
    }

    public static void main(String[] args) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try (var artemis = EmbeddedArtemis.start();
                var oracle = Letterbox.over(artemis, Settings.defaults().self("oracle"));
                var ada = Letterbox.over(artemis, Settings.defaults().self("ada"))) {
            var serving = threads.submit(() -> {
                // README: answering
                var asked = oracle.receiver(QUESTIONS).receive();
                var asker = asked.from().orElseThrow();
                oracle.sender(answers(asker)).send(asker + ", the answer to \"" + asked.message() + "\" is 42");
                // README: end
                return "served " + asker;
            });
            ada.sender(QUESTIONS).send("What is six times seven?");
            System.out.println(ada.receiver(answers("ada")).receive().message());
            System.out.println(serving.get());
        } finally {
            threads.shutdownNow();
        }
    }
}

package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One round: a broker, both ends of every capacity, a listener, in memory and over TCP. Public for the loader that makes it. */
public class LeaksRound implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A round that is played by a class loader of its own. */
    public LeaksRound() {}

    /** A round after which nobody closes anything. */
    public static final class Forgetful extends LeaksRound {

        /** As the other. */
        public Forgetful() {}

        @Override
        public Integer call() throws Exception {
            EmbeddedArtemis artemis =
                    EmbeddedArtemis.start(BrokerSettings.inMemory().port(0));
            Letterbox letterbox = Letterbox.over(artemis);
            letterbox
                    .sender(Mailbox.of("kept", String.class, Capacity.unbounded()))
                    .send("never received");
            return 1;
        }
    }

    @Override
    public Integer call() throws Exception {
        int used = 0;
        try (EmbeddedArtemis artemis =
                EmbeddedArtemis.start(BrokerSettings.inMemory().port(0))) {
            Login login = artemis.login().orElseThrow();
            try (RemoteArtemis remote =
                    RemoteArtemis.at(artemis.uri().orElseThrow().toString(), login.user(), login.password())) {
                used += use(artemis) + use(remote);
            }
        }
        return used;
    }

    private static int use(Provider provider) throws Exception {
        int received = 0;
        try (Letterbox letterbox = Letterbox.over(provider)) {
            for (Capacity capacity : List.of(Capacity.bounded(1), Capacity.unbounded())) {
                Mailbox<String> mailbox =
                        Mailbox.of("of." + capacity.getClass().getSimpleName(), String.class, capacity);
                try (Sender<String> sender = letterbox.sender(mailbox);
                        Receiver<String> receiver = letterbox.receiver(mailbox)) {
                    sender.send("one");
                    received += receiver.tryReceive(LIMIT).orElseThrow().length();
                }
            }
            Mailbox<String> heard = Mailbox.of("heard", String.class, Capacity.zero());
            CountDownLatch listened = new CountDownLatch(1);
            try (AutoCloseable listener =
                    letterbox.listen(heard, Listening.named("hearing").attempts(1), message -> listened.countDown())) {
                letterbox.sender(heard).send(String.valueOf(received));
                if (!listened.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException(listener + " has not heard");
                }
            }
        }
        return received;
    }
}

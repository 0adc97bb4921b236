package io.letterbox.it.exactness;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.it.faults.Census;
import io.letterbox.it.faults.Parent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Starts a broker, uses both ends of every capacity, in memory and over TCP, and closes; then tells what it has. */
final class RoundsProgram {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration NOT_AT_ALL_SOON = Duration.ofMillis(5);

    private RoundsProgram() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        Parent.serve(line -> {
            for (int round = Integer.parseInt(line); round > 0; round--) {
                round(directory.resolve("journal"), round % 2 == 0);
            }
            for (Map.Entry<String, Long> each : Census.take().entrySet()) {
                Parent.tell("has " + each.getValue() + " " + each.getKey());
            }
            Parent.tell("done");
        });
    }

    private static void round(Path directory, boolean journal) throws Exception {
        BrokerSettings settings = BrokerSettings.inMemory().port(0);
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start(journal ? settings.directory(directory) : settings)) {
            Login login = artemis.login().orElseThrow();
            try (RemoteArtemis remote =
                    RemoteArtemis.at(artemis.uri().orElseThrow().toString(), login.user(), login.password())) {
                use(artemis);
                use(remote);
            }
        } finally {
            delete(directory);
        }
    }

    private static void use(Provider provider) throws Exception {
        try (Letterbox letterbox = Letterbox.over(provider)) {
            for (Capacity capacity : List.of(Capacity.zero(), Capacity.bounded(1), Capacity.unbounded())) {
                String name = "of." + capacity.getClass().getSimpleName();
                Mailbox<String> mailbox = Mailbox.of(name, String.class, capacity);
                Sender<String> sender = letterbox.sender(mailbox);
                Receiver<String> receiver = letterbox.receiver(mailbox);
                Thread receiving = receiving(receiver);
                sender.send("waited for");
                receiving.join();
                if (!(capacity instanceof Capacity.Zero)) {
                    sender.trySendAsync("pipelined").toCompletableFuture().join();
                    boolean full = !sender.trySend("one more", NOT_AT_ALL_SOON);
                    check(full == capacity instanceof Capacity.Bounded);
                    check(receiver.tryReceive(LIMIT, message -> {}));
                }
                check(receiver.tryReceive(NOT_AT_ALL_SOON).isEmpty() == !(capacity instanceof Capacity.Unbounded));
            }
        }
    }

    private static Thread receiving(Receiver<String> receiver) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(new FutureTask<>(() -> {
            begun.countDown();
            return receiver.receive();
        }));
        thread.start();
        begun.await();
        return thread;
    }

    private static void check(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("the round went wrong");
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Options;
import io.letterbox.Sender;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends messages that live for a while, by a clock that may be wrong, and handles some at the second attempt. */
final class ClockProgram {

    private ClockProgram() {}

    public static void main(String[] arguments) {
        Reached reached = Reached.fromEnvironment();
        Parent.tell("now " + System.currentTimeMillis());
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            int messages = Integer.parseInt(words[2]);
            Duration life = Duration.parse(words[3]); // or for how long to wait
            switch (words[0]) {
                case "send" ->
                    send(reached, words[1], messages, Options.defaults().timeToLive(life));
                case "delayed" ->
                    send(
                            reached,
                            words[1],
                            messages,
                            Options.defaults().timeToLive(life).delay(Duration.ofMillis(1)));
                case "unstamped" -> unstamped(reached, words[1], messages, life);
                case "handle" -> handle(reached, words[1], messages, life);
                default -> throw new IllegalArgumentException(line);
            }
            Parent.tell("done");
        });
    }

    private static void send(Reached reached, String queue, int messages, Options options) throws Exception {
        try (var artemis = reached.artemis();
                Letterbox letterbox = Letterbox.over(artemis);
                Sender<String> sender = letterbox.sender(mailbox(queue)).with(options)) {
            for (int i = 0; i < messages; i++) {
                sender.send(Integer.toString(i));
            }
        }
    }

    private static Mailbox<String> mailbox(String queue) {
        return Mailbox.of(queue, String.class, Capacity.unbounded());
    }

    /** Plain code that leaves out the one header by which a wrong clock is found out. */
    private static void unstamped(Reached reached, String queue, int messages, Duration life) throws Exception {
        try (Connection connection = reached.plain().createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.setDisableMessageTimestamp(true);
            producer.setTimeToLive(life.toMillis());
            for (int i = 0; i < messages; i++) {
                producer.send(session.createTextMessage(Integer.toString(i)));
            }
        }
    }

    private static void handle(Reached reached, String queue, int messages, Duration limit) throws Exception {
        CountDownLatch handled = new CountDownLatch(messages);
        Listening twice = Listening.named("clock").attempts(2).delays(Duration.ofMillis(10), Duration.ofMillis(10));
        try (var artemis = reached.artemis();
                Letterbox letterbox = Letterbox.over(artemis);
                Listener listener = letterbox.listen(mailbox(queue).deliveries(), twice, order -> {
                    if (order.attempt() == 1) {
                        throw new IllegalStateException("again");
                    }
                    handled.countDown();
                })) {
            boolean all = handled.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            Parent.tell("handled " + (messages - handled.getCount()) + (all ? "" : ", " + listener.status()));
        }
    }
}

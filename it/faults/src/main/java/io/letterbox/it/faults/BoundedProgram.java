package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Senders to a bounded mailbox by every verb, plain ones among them, and receivers; one thread each. Who is refused stands in line
 * every second time, and tries again otherwise.
 */
final class BoundedProgram {

    private static final String QUEUE = "orders";
    private static final int RECEIVERS = 16;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Letterbox letterbox = Letterbox.over(Reached.fromEnvironment().artemis());
    private final Sender<String> sender;
    private final Receiver<String> receiver;
    private final long seed;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> receivers = new ArrayList<>();

    private BoundedProgram(int capacity, long seed) {
        Mailbox<String> mailbox = Mailbox.of(QUEUE, String.class, Capacity.bounded(capacity));
        this.sender = letterbox.sender(mailbox);
        this.receiver = letterbox.receiver(mailbox);
        this.seed = seed;
    }

    static Child start(Reached broker, int capacity, long seed, History history) throws InterruptedException {
        Child child = Child.start(
                BoundedProgram.class,
                broker.environment(),
                List.of(Integer.toString(capacity), Long.toString(seed)),
                ClientProgram.EVENT,
                history::add);
        child.hear("ready", STARTING);
        return child;
    }

    public static void main(String[] arguments) {
        BoundedProgram program = new BoundedProgram(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        Parent.tell("ready");
        Parent.serve(program::obey);
    }

    private void obey(String line) throws InterruptedException {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "send" -> send(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "receive" -> {
                for (int number = 0; number < RECEIVERS; number++) {
                    receivers.add(start(this::receive));
                }
            }
            default -> {
                stopped.set(true);
                for (Thread each : receivers) {
                    each.join();
                }
                Parent.tell("stopped");
            }
        }
    }

    private void send(int first, int count, int threads) {
        AtomicInteger next = new AtomicInteger(first);
        AtomicInteger busy = new AtomicInteger(threads);
        for (int number = 0; number < threads; number++) {
            Random random = new Random(seed * threads + number);
            start(() -> {
                try (Connection connection = Reached.fromEnvironment().plain().createConnection()) {
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer plain = session.createProducer(session.createQueue(QUEUE));
                    for (int id = next.getAndIncrement(); id < first + count; id = next.getAndIncrement()) {
                        String text = Integer.toString(id);
                        ClientProgram.tell(History.Kind.ATTEMPTED, text);
                        while (!sent(text, random, session, plain)) {
                            LockSupport.parkNanos(PAUSE_NANOS);
                            if (random.nextBoolean()) {
                                sender.send(text);
                                break;
                            }
                        }
                        ClientProgram.tell(History.Kind.ACKNOWLEDGED, text);
                    }
                }
                if (busy.decrementAndGet() == 0) {
                    Parent.tell("sent");
                }
            });
        }
    }

    private boolean sent(String text, Random random, Session session, MessageProducer plain)
            throws InterruptedException {
        switch (random.nextInt(6)) {
            case 0 -> {
                return sender.trySend(text);
            }
            case 1 -> {
                return sender.trySend(text, Duration.ofMillis(1 + random.nextInt(20)));
            }
            case 2 -> {
                return sender.trySendAsync(text).toCompletableFuture().join();
            }
            case 3 -> {
                return letterbox.unit(() -> sender.trySend(text));
            }
            case 4 -> {
                return sentPlainly(text, session, plain);
            }
            default -> {
                sender.send(text);
                return true;
            }
        }
    }

    /** Without faults an exception is the answer of a full mailbox. */
    private static boolean sentPlainly(String text, Session session, MessageProducer plain) {
        try {
            plain.send(session.createTextMessage(text));
            return true;
        } catch (JMSException full) {
            return false;
        }
    }

    private void receive() throws InterruptedException {
        while (!stopped.get()) {
            receiver.tryReceive(LOOK).ifPresent(text -> ClientProgram.tell(History.Kind.RECEIVED, text));
        }
    }

    @FunctionalInterface
    private interface Task {
        void perform() throws InterruptedException, JMSException;
    }

    private static Thread start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.perform();
            } catch (InterruptedException | JMSException | MailboxException end) {
                Parent.tell(Parent.FAILED + end);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One side of many rendezvous, with limits by chance. */
final class MeetingsProgram {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final int LONGEST_MICROS = 12_000;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Letterbox letterbox = Letterbox.over(Reached.fromEnvironment().artemis());
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> receivers = new ArrayList<>();
    private final int concurrency;
    private final long seed;

    private MeetingsProgram(int concurrency, long seed) {
        this.concurrency = concurrency;
        this.seed = seed;
    }

    static Child start(Reached broker, List<String> arguments, History history) throws InterruptedException {
        Child child =
                Child.start(MeetingsProgram.class, broker.environment(), arguments, ClientProgram.EVENT, history::add);
        child.hear("ready", STARTING);
        return child;
    }

    public static void main(String[] arguments) {
        MeetingsProgram program = new MeetingsProgram(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        Parent.tell("ready");
        Parent.serve(program::obey);
    }

    private void obey(String line) throws InterruptedException {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "send" -> send(Integer.parseInt(words[1]));
            case "receive" -> receive();
            default -> {
                stopped.set(true);
                for (Thread receiver : receivers) {
                    receiver.join();
                }
                Parent.tell("stopped");
            }
        }
    }

    private void send(int attempts) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger(concurrency);
        Sender<String> sender = letterbox.sender(HAND);
        for (int number = 0; number < concurrency; number++) {
            Random random = new Random(seed + number);
            start(() -> {
                for (int id = next.incrementAndGet(); id <= attempts; id = next.incrementAndGet()) {
                    send(sender, Integer.toString(id), random);
                }
                if (busy.decrementAndGet() == 0) {
                    Parent.tell("sent");
                }
            });
        }
    }

    private static void send(Sender<String> sender, String id, Random random) throws InterruptedException {
        ClientProgram.tell(History.Kind.ATTEMPTED, id);
        try {
            boolean met = random.nextInt(4) == 0 ? sender.trySend(id) : sender.trySend(id, limit(random));
            ClientProgram.tell(met ? History.Kind.ACKNOWLEDGED : History.Kind.REFUSED, id);
        } catch (MailboxException.InDoubt doubt) {
            ClientProgram.tell(History.Kind.UNKNOWN, id);
            LockSupport.parkNanos(PAUSE_NANOS);
        } catch (MailboxException nothing) {
            ClientProgram.tell(History.Kind.REFUSED, id);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void receive() {
        Receiver<String> receiver = letterbox.receiver(HAND);
        for (int number = 0; number < concurrency; number++) {
            Random random = new Random(~seed - number);
            receivers.add(start(() -> {
                while (!stopped.get()) {
                    receive(receiver, random);
                }
            }));
        }
    }

    private static void receive(Receiver<String> receiver, Random random) throws InterruptedException {
        try {
            switch (random.nextInt(3)) {
                case 0 -> receiver.tryReceive(limit(random), id -> ClientProgram.tell(History.Kind.RECEIVED, id));
                case 1 -> receiver.tryReceive().ifPresent(id -> ClientProgram.tell(History.Kind.RECEIVED, id));
                default ->
                    receiver.tryReceive(limit(random)).ifPresent(id -> ClientProgram.tell(History.Kind.RECEIVED, id));
            }
        } catch (MailboxException.Unacknowledged unknown) {
            ClientProgram.tell(History.Kind.UNSETTLED, String.valueOf(unknown.received()));
        } catch (MailboxException nothing) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static Duration limit(Random random) {
        return Duration.ofNanos(1_000L * (1 + random.nextInt(LONGEST_MICROS)));
    }

    private static Thread start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.perform();
            } catch (InterruptedException | RuntimeException end) {
                Parent.tell(Parent.FAILED + end);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @FunctionalInterface
    private interface Task {
        void perform() throws InterruptedException;
    }
}

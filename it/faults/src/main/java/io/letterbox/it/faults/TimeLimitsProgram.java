package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls that have to wait in vain, by all verbs, and how much longer than their limits they take. */
final class TimeLimitsProgram {

    private static final int LONGEST_MILLIS = 150;
    private static final int WARM_UP = 5;
    private static final long PAUSE_NANOS = 200_000_000;

    private static final TimeLimits.Overrun NONE = new TimeLimits.Overrun(0, 0, "none");

    private final Sender<String> full;
    private final Sender<String> alone;
    private final Receiver<String> empty;
    private final Receiver<String> deserted;
    private final Requester<String, String> unanswered;
    private final int threads;
    private final long seed;

    private TimeLimitsProgram(Letterbox letterbox, int threads, long seed) throws InterruptedException {
        this.threads = threads;
        this.seed = seed;
        full = letterbox.sender(mailbox("full", Capacity.bounded(1)));
        full.send("the one that fits");
        alone = letterbox.sender(mailbox("alone", Capacity.zero()));
        empty = letterbox.receiver(mailbox("empty", Capacity.bounded(1)));
        deserted = letterbox.receiver(mailbox("deserted", Capacity.zero()));
        unanswered = letterbox.requester(mailbox("unanswered", Capacity.unbounded()), String.class);
    }

    private static Mailbox<String> mailbox(String name, Capacity capacity) {
        return Mailbox.of(name, String.class, capacity);
    }

    public static void main(String[] arguments) throws InterruptedException {
        TimeLimitsProgram program = new TimeLimitsProgram(
                Letterbox.over(Reached.fromEnvironment().artemis()),
                Integer.parseInt(arguments[0]),
                Long.parseLong(arguments[1]));
        program.all(program.threads * WARM_UP, 0); // the first calls open connections
        Parent.tell("ready");
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            int calls = Integer.parseInt(words[1]);
            if (words[0].equals("measured")) {
                try (Control control = new Control(program.seed)) {
                    Parent.tell("overrun " + program.all(calls, 0));
                    Parent.tell("control " + control.worst());
                }
            } else {
                Parent.tell("overrun " + program.all(calls, Integer.parseInt(words[2])));
            }
        });
    }

    /** Plain consumers that wait in vain as long as they are let. */
    private static final class Control implements AutoCloseable {
        private static final int CONSUMERS = 4;

        private final Connection connection;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final ExecutorService pool = Executors.newFixedThreadPool(CONSUMERS);
        private final List<Future<TimeLimits.Overrun>> parts = new ArrayList<>();

        Control(long seed) throws JMSException {
            connection = Reached.fromEnvironment().plain().createConnection();
            connection.start();
            for (int number = 0; number < CONSUMERS; number++) {
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue("control"));
                Random random = new Random(seed - number);
                parts.add(pool.submit(() -> waits(consumer, random)));
            }
        }

        private TimeLimits.Overrun waits(MessageConsumer consumer, Random random) throws Exception {
            TimeLimits.Overrun sum = NONE;
            while (!stopped.get()) {
                Duration limit = limit(random);
                sum = sum(sum, timed("receive", limit, () -> consumer.receive(limit.toMillis()) != null));
            }
            return sum;
        }

        TimeLimits.Overrun worst() throws Exception {
            stopped.set(true);
            TimeLimits.Overrun worst = NONE;
            for (Future<TimeLimits.Overrun> part : parts) {
                worst = sum(worst, part.get());
            }
            return worst;
        }

        @Override
        public void close() throws JMSException {
            stopped.set(true);
            pool.shutdown();
            connection.close();
        }
    }

    private static Duration limit(Random random) {
        return Duration.ofMillis(1 + random.nextInt(LONGEST_MILLIS));
    }

    /** So many calls, and so often a word that they go on. */
    private TimeLimits.Overrun all(int calls, int words) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger begun = new AtomicInteger();
            List<Future<TimeLimits.Overrun>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(seed + thread);
                parts.add(pool.submit(() -> some(calls, calls / (words + 1), begun, random)));
            }
            TimeLimits.Overrun sum = NONE;
            for (Future<TimeLimits.Overrun> part : parts) {
                sum = sum(sum, part.get());
            }
            return sum;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            pool.shutdownNow();
        }
    }

    private static TimeLimits.Overrun sum(TimeLimits.Overrun one, TimeLimits.Overrun other) {
        TimeLimits.Overrun worse = one.worstMillis() >= other.worstMillis() ? one : other;
        return new TimeLimits.Overrun(one.calls() + other.calls(), worse.worstMillis(), worse.worst());
    }

    private TimeLimits.Overrun some(int calls, int share, AtomicInteger begun, Random random) throws Exception {
        TimeLimits.Overrun sum = NONE;
        for (int number = begun.incrementAndGet(); number <= calls; number = begun.incrementAndGet()) {
            if (share < calls && number % share == 0) {
                Parent.tell("begun " + number);
            }
            sum = sum(sum, one(random));
        }
        return sum;
    }

    private TimeLimits.Overrun one(Random random) throws Exception {
        Duration limit = limit(random);
        return switch (random.nextInt(7)) {
            case 0 -> timed("trySend to a full mailbox", limit, () -> full.trySend("no", limit));
            case 1 -> timed("trySend without a receiver", limit, () -> alone.trySend("no", limit));
            case 2 -> timed("tryReceive", limit, () -> empty.tryReceive(limit).isPresent());
            case 3 -> timed("tryReceive with a handler", limit, () -> empty.tryReceive(limit, none -> {}));
            case 4 ->
                timed(
                        "tryReceive without a sender",
                        limit,
                        () -> deserted.tryReceive(limit).isPresent());
            case 5 ->
                timed(
                        "tryReceive with a handler, without a sender",
                        limit,
                        () -> deserted.tryReceive(limit, none -> {}));
            default ->
                timed("request", limit, () -> unanswered.request("?", limit).isPresent());
        };
    }

    private static TimeLimits.Overrun timed(String what, Duration limit, Callable<Boolean> call) throws Exception {
        long begin = System.nanoTime();
        String outcome;
        try {
            outcome = call.call() ? "came true" : "in vain";
        } catch (MailboxException failure) {
            outcome = failure.getClass().getSimpleName();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin - limit.toNanos());
        if (outcome.equals("came true")) {
            throw new IllegalStateException(what + " came true");
        }
        if (!outcome.equals("in vain")) {
            LockSupport.parkNanos(PAUSE_NANOS); // as a program would before it tries again
        }
        return new TimeLimits.Overrun(1, millis, what + " of " + limit.toMillis() + " ms, " + outcome);
    }
}

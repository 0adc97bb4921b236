package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;

/** Senders that wait at a full mailbox: how soon one goes on when there is room, and what their waiting costs. */
final class BlockedSenders {

    static final String NAME = "blocked senders";

    private static final int WARM_UP = 200;
    private static final int WAKINGS = 500;
    private static final int[] WAITING = {1, 10, 100};
    private static final Duration UNTIL_IT_WAITS = Duration.ofMillis(5);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final double NANOS_PER_MILLI = 1e6;

    private BlockedSenders() {}

    static void measure(String transport, PrintStream out) throws InterruptedException {
        try (Stage stage = Stage.open(transport);
                Letterbox letterbox = Letterbox.over(stage.provider())) {
            waking(letterbox, transport, out);
            waiting(letterbox, transport, out);
        }
    }

    /** From the return of the receive that makes room to the return of the send that waited for it. */
    private static void waking(Letterbox letterbox, String transport, PrintStream out) throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.of("blocked.waking", String.class, Capacity.bounded(1));
        try (Sender<String> sender = letterbox.sender(mailbox);
                Receiver<String> receiver = letterbox.receiver(mailbox)) {
            sender.send(Raw.TEXT);
            SynchronousQueue<Long> sent = new SynchronousQueue<>();
            Thread blocked = blocked(sender, sent);
            double[] millis = new double[WAKINGS];
            for (int i = -WARM_UP; i < WAKINGS; i++) {
                awaitWaiting(blocked);
                String unused = receiver.receive();
                long received = System.nanoTime();
                double waited = (sent.take() - received) / NANOS_PER_MILLI;
                if (i >= 0) {
                    millis[i] = waited;
                }
            }
            blocked.interrupt();
            blocked.join();
            out.printf(
                    Locale.ROOT,
                    "- %s: a blocked send returns %.2f ms (median; 99 %%: %.2f ms; longest: %.2f ms) after the receive "
                            + "that made room; aim: 5 ms at the median; %s%n",
                    transport,
                    Numbers.median(millis),
                    Numbers.at(millis, 0.99),
                    Numbers.at(millis, 1),
                    Numbers.median(millis) <= 5 ? "met" : "not met");
        }
    }

    private static Thread blocked(Sender<String> sender, SynchronousQueue<Long> sent) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            sender.send(Raw.TEXT);
                            sent.put(System.nanoTime());
                        }
                    } catch (InterruptedException end) {
                        return;
                    }
                },
                "blocked");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits until a thread has been waiting for longer than a round trip takes. */
    private static void awaitWaiting(Thread thread) {
        long since = System.nanoTime();
        while (System.nanoTime() - since < UNTIL_IT_WAITS.toNanos()) {
            LockSupport.parkNanos(500_000);
            Thread.State state = thread.getState();
            if (state != Thread.State.WAITING && state != Thread.State.TIMED_WAITING) {
                since = System.nanoTime();
            }
        }
    }

    /** Processor time of the whole process, broker included, above what it takes when nobody waits. */
    private static void waiting(Letterbox letterbox, String transport, PrintStream out) throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.of("blocked.waiting", String.class, Capacity.bounded(1));
        try (Sender<String> sender = letterbox.sender(mailbox)) {
            sender.send(Raw.TEXT);
            double idle = percentOfACore();
            for (int senders : WAITING) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < senders; i++) {
                    threads.add(blocked(sender, new SynchronousQueue<>()));
                }
                double busy = percentOfACore();
                out.printf(
                        Locale.ROOT,
                        "- %s: %d waiting: %.2f %% of a core in all, %.2f %% when nobody waits: %.3f %% for each; "
                                + "aim: 1 %%; %s%n",
                        transport,
                        senders,
                        busy,
                        idle,
                        (busy - idle) / senders,
                        (busy - idle) / senders < 1 ? "met" : "not met");
                for (Thread thread : threads) {
                    thread.interrupt();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
    }

    private static double percentOfACore() {
        pass(CALM);
        long cpu = Processor.nanos();
        long begin = System.nanoTime();
        pass(MEASURED);
        return 100.0 * (Processor.nanos() - cpu) / (System.nanoTime() - begin);
    }

    private static void pass(Duration time) {
        long begin = System.nanoTime();
        long left = time.toNanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = time.toNanos() - (System.nanoTime() - begin);
        }
    }
}

package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Sender;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Senders at a steady rate, and a listener that measures how old each message is. */
final class SoakProgram {

    private static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.bounded(1_000));
    private static final int THREADS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final double P99 = 0.99;

    private final Sender<String> sender;
    private final AtomicInteger sent = new AtomicInteger();
    private final BitSet received = new BitSet();
    private long repeated;
    private long[] ages = new long[1 << 16];
    private int aged;

    private SoakProgram(Letterbox letterbox) {
        sender = letterbox.sender(ORDERS);
        var unused = letterbox.listen(ORDERS, Listening.named("soaked").concurrency(THREADS), this::receive);
    }

    public static void main(String[] arguments) {
        SoakProgram program =
                new SoakProgram(Letterbox.over(Reached.fromEnvironment().artemis()));
        Parent.serve(line -> {
            String[] words = line.split(" ", -1);
            if (words[0].equals("peak")) {
                Duration time = Duration.ofMillis(Long.parseLong(words[1]));
                int before = program.sent.get();
                program.send(time, 0);
                program.forgetAges();
                Parent.tell("rate " + (program.sent.get() - before) * 1_000L / time.toMillis());
            } else {
                program.send(
                        Duration.ofMillis(Long.parseLong(words[2])),
                        THREADS * 1_000_000_000L / Long.parseLong(words[1]));
                Parent.tell("half " + program.half());
            }
        });
    }

    /** By each thread, one message in each interval; what is late is sent at once, and is as old as it should be. */
    private void send(Duration time, long intervalNanos) throws Exception {
        Thread[] threads = new Thread[THREADS];
        long end = System.nanoTime() + time.toNanos();
        for (int number = 0; number < THREADS; number++) {
            threads[number] = new Thread(() -> {
                long due = System.nanoTime();
                while (due - end < 0 && System.nanoTime() - end < 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    send(intervalNanos == 0 ? System.nanoTime() : due);
                    due += intervalNanos;
                }
            });
            threads[number].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Condition.await("all are received", LONGEST, this::receivedAll);
    }

    private void send(long due) {
        try {
            sender.send(sent.getAndIncrement() + " " + due);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean receivedAll() {
        return received.cardinality() == sent.get();
    }

    private synchronized void receive(String text) {
        String[] words = text.split(" ", 2);
        int id = Integer.parseInt(words[0]);
        if (received.get(id)) {
            repeated++;
        }
        received.set(id);
        if (aged == ages.length) {
            ages = Arrays.copyOf(ages, aged * 2);
        }
        ages[aged++] = System.nanoTime() - Long.parseLong(words[1]);
    }

    private synchronized void forgetAges() {
        aged = 0;
    }

    private synchronized String half() {
        Arrays.sort(ages, 0, aged);
        long p99 = aged == 0 ? 0 : ages[(int) (aged * P99)] / 1_000;
        forgetAges();
        System.gc();
        long heap =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - ages.length * (long) Long.BYTES;
        return sent.get() + " " + received.cardinality() + " " + repeated + " " + p99 + " " + heap;
    }
}

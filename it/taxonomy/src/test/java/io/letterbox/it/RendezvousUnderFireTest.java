package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Rendezvous under fire: senders and receivers with random time limits, interrupts and closes. Each message of which its sender
 * was told true was received exactly once, and of which it was told anything else never.
 */
class RendezvousUnderFireTest extends Cell {

    private static final Mailbox<String> HAND = Mailbox.of("hand", String.class, Capacity.zero());
    private static final int ATTEMPTS = Integer.getInteger("letterbox.fire.attempts", 10_000);
    private static final Duration LONGEST_FIRE = Duration.ofSeconds(60);
    private static final int ENDS = 3;
    private static final int THREADS_AT_AN_END = 2;

    private final long seed = Long.getLong("letterbox.fire.seed", System.nanoTime());
    private final AtomicInteger attempts = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> notSent = ConcurrentHashMap.newKeySet();
    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
    private final Set<String> settled = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final Set<String> failedInHandler = ConcurrentHashMap.newKeySet();
    private final Set<String> unacknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService fire = Executors.newScheduledThreadPool(1);
    private volatile boolean sendersStop;
    private volatile boolean receiversStop;

    /** What several threads share until somebody closes it under them. */
    private static final class Closeable<E extends AutoCloseable> {
        private final java.util.function.Supplier<E> opening;
        private E end;

        Closeable(java.util.function.Supplier<E> opening) {
            this.opening = opening;
            this.end = opening.get();
        }

        synchronized E end() {
            return end;
        }

        synchronized void openAgain(E closed) {
            if (end == closed) {
                end = opening.get();
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void make(Random random) throws Exception;
    }

    @BeforeEach
    void stopFiringInTheEnd() {
        closing(fire::shutdownNow);
    }

    @Test
    @Timeout(180)
    void eachTrueWasReceivedOnceAndEachFalseNever() throws Exception {
        List<Closeable<Sender<String>>> senders = new ArrayList<>();
        List<Closeable<Receiver<String>>> receivers = new ArrayList<>();
        for (int next = 0; next < ENDS; next++) {
            senders.add(new Closeable<>(() -> letterbox.sender(HAND)));
            receivers.add(new Closeable<>(() -> letterbox.receiver(HAND)));
        }
        List<Party<Boolean>> giving = new ArrayList<>();
        List<Party<Boolean>> taking = new ArrayList<>();
        for (int next = 0; next < ENDS * THREADS_AT_AN_END; next++) {
            Closeable<Sender<String>> sender = senders.get(next % ENDS);
            Closeable<Receiver<String>> receiver = receivers.get(next % ENDS);
            Random giversRandom = new Random(seed + 2L * next);
            Random takersRandom = new Random(seed + 2L * next + 1);
            giving.add(Party.does(() -> keepOn(giversRandom, random -> give(sender, random), () -> sendersStop)));
            taking.add(Party.does(() -> keepOn(takersRandom, random -> take(receiver, random), () -> receiversStop)));
        }
        Random closersRandom = new Random(seed - 1);
        Future<?> closer = fire.scheduleWithFixedDelay(
                () -> closeOne(senders, receivers, closersRandom), 100, 100, TimeUnit.MILLISECONDS);

        long end = System.nanoTime() + LONGEST_FIRE.toNanos();
        eventuallyOr(end, () -> attempts.get() >= ATTEMPTS);
        closer.cancel(false);
        sendersStop = true;
        for (Party<Boolean> party : giving) {
            assertThat(party.result()).isTrue();
        }
        receiversStop = true;
        for (Party<Boolean> party : taking) {
            assertThat(party.result()).isTrue();
        }
        takeStock();
    }

    private static void eventuallyOr(long end, java.util.concurrent.Callable<Boolean> condition) throws Exception {
        eventually(LONGEST_FIRE.plus(LONG), () -> System.nanoTime() > end || condition.call());
    }

    private void keepOn(Random random, Attempt attempt, java.util.function.BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            Future<?> shot = random.nextInt(4) == 0 ? shoot(random) : null;
            try {
                attempt.make(random);
            } catch (Throwable surprise) {
                surprises.add(surprise);
            } finally {
                if (shot != null) {
                    shot.cancel(false);
                }
                Thread.interrupted();
            }
        }
    }

    private Future<?> shoot(Random random) {
        Thread target = Thread.currentThread();
        return fire.schedule(target::interrupt, random.nextInt(12_000), TimeUnit.MICROSECONDS);
    }

    private static Duration limit(Random random) {
        return Duration.ofNanos(random.nextInt(15_000_000));
    }

    private void give(Closeable<Sender<String>> shared, Random random) {
        String message = "message-" + attempts.incrementAndGet();
        Sender<String> sender = shared.end();
        try {
            boolean taken =
                    switch (random.nextInt(3)) {
                        case 0 -> sender.trySend(message);
                        case 1 -> sender.trySend(message, limit(random));
                        default -> {
                            Future<?> unused =
                                    fire.schedule(Thread.currentThread()::interrupt, 200, TimeUnit.MILLISECONDS);
                            sender.send(message);
                            yield true;
                        }
                    };
            (taken ? accepted : notSent).add(message);
        } catch (InterruptedException nothingSent) {
            notSent.add(message);
        } catch (MailboxException.Closed nothingSent) {
            notSent.add(message);
            shared.openAgain(sender);
        } catch (MailboxException.InDoubt unknown) {
            doubtful.add(message);
            settle(message, unknown);
        }
    }

    private void settle(String message, MailboxException.InDoubt doubt) {
        try {
            doubt.retry();
            settled.add(message);
            accepted.add(message);
        } catch (MailboxException.Refused withdrawn) {
            settled.add(message);
            notSent.add(message);
        } catch (MailboxException.InDoubt | MailboxException.Closed stillUnknown) {
            doubtful.add(message);
        }
    }

    private void take(Closeable<Receiver<String>> shared, Random random) throws Exception {
        Receiver<String> receiver = shared.end();
        boolean fails = random.nextInt(20) == 0;
        try {
            switch (random.nextInt(5)) {
                case 0 -> receiver.tryReceive().ifPresent(this::note);
                case 1 -> receiver.tryReceive(limit(random)).ifPresent(this::note);
                case 2 -> {
                    Future<?> later = fire.schedule(Thread.currentThread()::interrupt, 200, TimeUnit.MILLISECONDS);
                    note(receiver.receive());
                    later.cancel(false);
                }
                case 3 -> {
                    boolean handled = receiver.tryReceive(message -> handle(message, fails));
                    assertThat(handled).isIn(true, false);
                }
                default -> {
                    boolean handled = receiver.tryReceive(limit(random), message -> handle(message, fails));
                    assertThat(handled).isIn(true, false);
                }
            }
        } catch (InterruptedException nothingReceived) {
            return;
        } catch (MailboxException.Closed nothingReceived) {
            shared.openAgain(receiver);
        } catch (MailboxException.Unacknowledged unknown) {
            unacknowledged.add((String) unknown.received());
        } catch (IllegalStateException fromTheHandler) {
            assertThat(fromTheHandler).hasMessage("not this one");
        }
    }

    private void note(String message) {
        received.merge(message, 1, Integer::sum);
    }

    private void handle(String message, boolean fails) {
        note(message);
        if (fails) {
            failedInHandler.add(message);
            throw new IllegalStateException("not this one");
        }
    }

    private void closeOne(
            List<Closeable<Sender<String>>> senders, List<Closeable<Receiver<String>>> receivers, Random random) {
        try {
            if (random.nextBoolean()) {
                senders.get(random.nextInt(ENDS)).end().close();
            } else {
                receivers.get(random.nextInt(ENDS)).end().close();
            }
        } catch (Throwable surprise) {
            surprises.add(surprise);
        }
    }

    private static String kind(Message message) {
        try {
            return message.propertyExists("LetterboxTicket")
                    ? "tickets"
                    : message.propertyExists("LetterboxTaken") ? "answers" : "hand-overs";
        } catch (JMSException failure) {
            return failure.toString();
        }
    }

    private void takeStock() throws Exception {
        PlainClient looker = plainClient();
        Map<String, Long> atOnce = looker.browse("hand").stream()
                .collect(Collectors.groupingBy(RendezvousUnderFireTest::kind, TreeMap::new, Collectors.counting()));
        eventually(Duration.ofSeconds(40), () -> looker.count("hand") == 0); // Orphans go after two looks.
        Set<String> dead = new TreeSet<>(looker.texts("dead.hand"));
        String stock = transport + ", seed " + seed + ": " + attempts + " attempts, " + accepted.size() + " accepted, "
                + notSent.size() + " not sent, " + doubtful.size() + " in doubt of which " + settled.size()
                + " were settled, " + received.size() + " received, " + unacknowledged.size() + " unacknowledged, "
                + dead.size() + " dead of which " + failedInHandler.size() + " failed in a handler, " + atOnce
                + " left in the queue for a moment";
        System.out.println("rendezvous under fire " + stock);

        for (Throwable surprise : surprises) {
            throw new AssertionError(surprises.size() + " surprises; " + stock, surprise);
        }
        assertThat(received.entrySet())
                .as("received twice; " + stock)
                .filteredOn(entry -> entry.getValue() > 1)
                .isEmpty();
        Set<String> lost = new TreeSet<>(accepted);
        lost.removeAll(received.keySet());
        lost.removeAll(unacknowledged);
        assertThat(lost).as("true, and not received; " + stock).isEmpty();
        Set<String> wrong = new TreeSet<>(received.keySet());
        wrong.retainAll(notSent);
        assertThat(wrong).as("received, and not true; " + stock).isEmpty();
        Set<String> unsent = new TreeSet<>(dead);
        unsent.retainAll(notSent);
        assertThat(unsent).as("dead, and not true; " + stock).isEmpty();
        assertThat(dead).as("failed in a handler, and not dead; " + stock).containsAll(failedInHandler);
        Set<String> unexplained = new TreeSet<>(dead);
        unexplained.removeAll(failedInHandler);
        unexplained.removeAll(unacknowledged);
        unexplained.removeAll(doubtful);
        assertThat(unexplained).as("dead without a reason; " + stock).isEmpty();
        assertThat(accepted.size() + notSent.size() + doubtful.size() - settled.size())
                .as("each attempt has one outcome; " + stock)
                .isEqualTo(attempts.get());
        assertThat(accepted).as("the fire was no rendezvous; " + stock).hasSizeGreaterThan(attempts.get() / 50);
        assertThat(Optional.of(doubtful.size()).get())
                .as("a peer that lives answers; " + stock)
                .isLessThanOrEqualTo(attempts.get() / 100);
    }
}

package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.it.faults.VictimProgram.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that are killed at work: nothing that was acknowledged is lost, and what they held is free again. Some are killed behind a
 * line that is held up, so that the broker hears of it only by its time-to-live for connections.
 */
record KilledClients(int kills) implements Goal {

    /** The binding's time-to-live for connections, and two seconds. */
    private static final Duration FREE_AGAIN = Duration.ofSeconds(12);

    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final Duration MISSED = Duration.ofMillis(300);
    private static final int SILENT = 7;
    private static final int SEEN = 20;

    @Override
    public String title() {
        return "clients killed: " + kills + " kills";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        List<String> violations = new ArrayList<>();
        long slowest = 0;
        try (Broker broker = Broker.start(run.place("journal"));
                RemoteArtemis artemis = broker.reached().artemis();
                Letterbox letterbox = Letterbox.over(artemis)) {
            for (int kill = 1; kill <= kills; kill++) {
                Work work = Work.of(kill);
                boolean silent = kill % SILENT == 2;
                try (Cable cable = new Cable(broker.reached().url())) {
                    killed(broker, silent ? cable : null, work, kill, history);
                    long millis = freeAgain(broker, letterbox, work, kill, history, violations);
                    run.note("kill " + kill + ", " + work + (silent ? " behind a held line" : "") + ": free after "
                            + millis + " ms");
                    slowest = Math.max(slowest, millis);
                }
            }
            Drain.of(broker, "orders", history);
            violations.addAll(Drain.strays(broker, "orders"));
        }
        TotalQueue queue = TotalQueue.settled(history.events(), receivers());
        violations.addAll(queue.violations());
        return new Finding(
                queue + "; what the dead held was free after " + slowest + " ms at most, in " + kills + " kills",
                violations);
    }

    /** How many of the dead had messages in their hands. */
    private int receivers() {
        return (int) IntStream.rangeClosed(1, kills)
                .filter(kill -> Work.of(kill) == Work.RECEIVING)
                .count();
    }

    private static void killed(Broker broker, @Nullable Cable held, Work work, int kill, History history)
            throws Exception {
        Reached reached = held == null ? broker.reached() : broker.reached().by(held);
        int before = history.count(work.progress());
        if (work == Work.RECEIVING) {
            Filled.with(broker, "orders", kill * VictimProgram.EACH, SEEN * 2, history);
        }
        try (Child victim = Child.start(
                VictimProgram.class,
                reached.environment(),
                List.of(work.name(), Integer.toString(kill)),
                ClientProgram.EVENT,
                history::add)) {
            victim.hear("at work", STARTING);
            switch (work) {
                case SENDING, RECEIVING -> history.await(work.progress(), before + SEEN, STARTING);
                // a receiver that waits for a rendezvous has a ticket in the queue
                case WAITING -> Condition.await("a ticket", STARTING, () -> broker.stored(work.mailbox(kill)) > 0);
                case BLOCKED ->
                    Condition.await("a place in line", STARTING, () -> broker.asked(work.mailbox(kill)) > 0);
                case HOLDING -> {}
            }
            if (held != null) {
                held.hold();
            }
            victim.kill();
        }
    }

    /** How long it takes until others have what the dead one held. */
    private static long freeAgain(
            Broker broker, Letterbox letterbox, Work work, int kill, History history, List<String> violations)
            throws Exception {
        String name = work.mailbox(kill);
        return switch (work) {
            case SENDING -> 0;
            case RECEIVING -> Drain.within(FREE_AGAIN, broker, name, history).toMillis();
            case HOLDING -> {
                Mailbox<String> room = Mailbox.of(name, String.class, Capacity.bounded(VictimProgram.ROOM));
                try (Sender<String> sender = letterbox.sender(room)) {
                    AtomicInteger sent = new AtomicInteger();
                    yield Condition.await(
                                    "the room of kill " + kill,
                                    FREE_AGAIN,
                                    () -> sender.trySend("room") && sent.incrementAndGet() == VictimProgram.ROOM)
                            .toMillis();
                }
            }
            case BLOCKED -> {
                Mailbox<String> full = Mailbox.of(name, String.class, Capacity.bounded(1));
                try (Receiver<String> receiver = letterbox.receiver(full);
                        Sender<String> sender = letterbox.sender(full)) {
                    boolean first = receiver.tryReceive(FREE_AGAIN).isPresent();
                    long millis = Condition.await(
                                    "the slot that the dead waited for", FREE_AGAIN, () -> sender.trySend("next"))
                            .toMillis();
                    boolean next = receiver.tryReceive(FREE_AGAIN)
                            .filter("next"::equals)
                            .isPresent();
                    if (!first || !next || receiver.tryReceive().isPresent()) {
                        violations.add("kill " + kill + ": the sender that was blocked has sent");
                    }
                    yield millis;
                }
            }
            case WAITING -> {
                Mailbox<String> hand = Mailbox.of(name, String.class, Capacity.zero());
                try (Sender<String> sender = letterbox.sender(hand);
                        Receiver<String> receiver = letterbox.receiver(hand)) {
                    long millis = Condition.await(
                                    "nobody is waited for any more after kill " + kill,
                                    FREE_AGAIN,
                                    () -> isMissed(sender, kill, violations))
                            .toMillis();
                    CompletableFuture<Boolean> met = CompletableFuture.supplyAsync(() -> trySend(sender));
                    boolean received = receiver.tryReceive(FREE_AGAIN)
                            .filter("to the living"::equals)
                            .isPresent();
                    if (!met.get() || !received) {
                        violations.add("kill " + kill + ": the living did not meet");
                    }
                    yield millis;
                }
            }
        };
    }

    /** As long as the broker believes in the dead a sender may be in doubt, and is never told that they have received. */
    private static boolean isMissed(Sender<String> sender, int kill, List<String> violations)
            throws InterruptedException {
        try {
            if (sender.trySend("to nobody", MISSED)) {
                violations.add("kill " + kill + ": told that the dead have received");
            }
            return true;
        } catch (MailboxException.InDoubt believed) {
            return false;
        }
    }

    private static boolean trySend(Sender<String> sender) {
        try {
            return sender.trySend("to the living", FREE_AGAIN);
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }
}

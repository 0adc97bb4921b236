package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.artemis.RemoteArtemis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
    private static final int ROOM = 10;
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
                VictimProgram.Work[] works = VictimProgram.Work.values();
                VictimProgram.Work work = works[kill % works.length];
                boolean silent = kill % SILENT == 2;
                try (Cable cable = new Cable(broker.reached().url())) {
                    killed(broker, silent ? cable : null, work, kill, history);
                    long millis = freeAgain(letterbox, work, kill, violations);
                    run.note("kill " + kill + ", " + work + (silent ? " behind a held line" : "") + ": free after "
                            + millis + " ms");
                    slowest = Math.max(slowest, millis);
                }
            }
            Drain.of(broker, "orders", history);
            violations.addAll(Drain.strays(broker, "orders"));
        }
        TotalQueue queue = TotalQueue.settled(history.events());
        violations.addAll(queue.violations());
        return new Finding(
                queue + "; what the dead held was free after " + slowest + " ms at most, in " + kills + " kills",
                violations);
    }

    private static void killed(Broker broker, @Nullable Cable held, VictimProgram.Work work, int kill, History history)
            throws Exception {
        Reached reached = held == null ? broker.reached() : broker.reached().by(held);
        int before = history.count(work.progress());
        if (work == VictimProgram.Work.RECEIVING) {
            Filled.with(broker, "orders", kill * VictimProgram.EACH, SEEN * 2, history);
        }
        try (Child victim = Child.start(
                VictimProgram.class,
                reached.environment(),
                List.of(work.name(), Integer.toString(kill)),
                ClientProgram.EVENT,
                history::add)) {
            victim.hear("at work", STARTING);
            if (work.isSeen()) {
                history.await(work.progress(), before + SEEN, STARTING);
            }
            if (held != null) {
                held.hold();
            }
            victim.kill();
        }
    }

    /** How long it takes until others have what the dead one held. */
    private static long freeAgain(Letterbox letterbox, VictimProgram.Work work, int kill, List<String> violations)
            throws Exception {
        return switch (work) {
            case SENDING, RECEIVING -> 0;
            case HOLDING -> {
                Mailbox<String> room = Mailbox.of("room" + kill, String.class, Capacity.bounded(ROOM));
                try (Sender<String> sender = letterbox.sender(room)) {
                    TreeSet<Integer> sent = new TreeSet<>();
                    yield Condition.await("the room of kill " + kill, FREE_AGAIN, () -> {
                                if (sender.trySend("room")) {
                                    sent.add(sent.size());
                                }
                                return sent.size() == ROOM;
                            })
                            .toMillis();
                }
            }
            case BLOCKED -> {
                Mailbox<String> full = Mailbox.of("full" + kill, String.class, Capacity.bounded(1));
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
                Mailbox<String> hand = Mailbox.of("hand" + kill, String.class, Capacity.zero());
                try (Sender<String> sender = letterbox.sender(hand)) {
                    long begin = System.nanoTime();
                    if (met(sender)) {
                        violations.add("kill " + kill + ": told that the dead have received");
                    }
                    yield (System.nanoTime() - begin - MISSED.toNanos()) / 1_000_000;
                }
            }
        };
    }

    /** As long as the broker believes in the dead it may be in doubt, and only then. */
    private static boolean met(Sender<String> sender) throws InterruptedException {
        try {
            return sender.trySend("to nobody", MISSED);
        } catch (MailboxException.InDoubt believed) {
            return false;
        }
    }
}

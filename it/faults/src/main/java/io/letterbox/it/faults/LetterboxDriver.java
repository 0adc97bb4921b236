package io.letterbox.it.faults;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Letterbox: what is in doubt is settled by a retry, what is unreachable is sent again. */
final class LetterboxDriver implements Driver {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PAUSE_NANOS = 20_000_000;

    private final Letterbox letterbox;

    LetterboxDriver(Reached broker) {
        this.letterbox = Letterbox.over(broker.artemis());
    }

    private static Mailbox<String> mailbox(String name) {
        return Mailbox.of(name, String.class, Capacity.unbounded());
    }

    @FunctionalInterface
    private interface Attempt<V> {
        V make() throws InterruptedException;
    }

    /** Until the broker is there. */
    private static <V> V insisting(Told told, Attempt<V> attempt) throws InterruptedException {
        while (true) {
            try {
                return attempt.make();
            } catch (MailboxException.Unreachable gone) {
                told.trouble(gone);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void send(String queue, Iterable<String> ids, Told told) throws InterruptedException {
        try (Sender<String> sender = insisting(told, () -> letterbox.sender(mailbox(queue)))) {
            for (String id : ids) {
                told.attempted(id);
                send(sender, id, told);
                told.acknowledged(id);
            }
        }
    }

    private static void send(Sender<String> sender, String id, Told told) throws InterruptedException {
        insisting(told, () -> {
            try {
                sender.send(id);
            } catch (MailboxException.InDoubt doubt) {
                told.trouble(doubt);
                settle(doubt);
            }
            return id;
        });
    }

    private static void settle(MailboxException.InDoubt doubt) throws InterruptedException {
        while (true) {
            LockSupport.parkNanos(PAUSE_NANOS);
            try {
                doubt.retry();
                return;
            } catch (MailboxException.InDoubt | MailboxException.Unreachable still) {
                // It knows what it retries.
            }
        }
    }

    @Override
    public void receive(String queue, Told told, BooleanSupplier stopped) throws InterruptedException {
        try (Receiver<String> receiver = insisting(told, () -> letterbox.receiver(mailbox(queue)))) {
            Last last = new Last();
            while (!stopped.getAsBoolean()) {
                try {
                    boolean settled = insisting(
                            told,
                            () -> receiver.tryReceive(LOOK, id -> {
                                last.id = id;
                                told.received(id);
                            }));
                    if (settled) {
                        told.settled(last.id);
                    }
                } catch (MailboxException.InDoubt | MailboxException.Unacknowledged unknown) {
                    told.trouble(unknown);
                    told.unsettled(last.id);
                }
            }
        }
    }

    private static final class Last {
        private String id = "";
    }

    @Override
    public AutoCloseable listen(String queue, String onwards, int concurrency, Told told) throws InterruptedException {
        Sender<String> sender = insisting(told, () -> letterbox.sender(mailbox(onwards)));
        Listener listener =
                letterbox.listen(mailbox(queue), Listening.named(queue).concurrency(concurrency), sender::send);
        return () -> {
            listener.close();
            sender.close();
        };
    }

    @Override
    public void close() {
        letterbox.close();
    }
}

package io.letterbox.it.exactness;

import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Sender;
import io.letterbox.it.exactness.Sent.Outcome;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The senders of one process: threads that send to one mailbox by verbs drawn at random, Letterbox's and plain JMS's. */
final class Senders implements AutoCloseable {

    private enum Verb {
        TRY_SEND,
        TRY_SEND_WITH_LIMIT,
        TRY_SEND_ASYNC,
        PLAIN,
        PLAIN_TRANSACTED,
        SEND
    }

    private static final List<Verb> ALL = List.of(Verb.values());
    private static final List<Verb> NOT_WAITING =
            ALL.stream().filter(verb -> verb != Verb.SEND).toList();
    private static final int LONGEST_TRANSACTION = 3;
    private static final long LONGEST_LIMIT_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 250_000_000;

    private final Provider provider;
    private final ConnectionFactory plainConnections;
    private final String mailbox;
    private final String name;
    private final int threads;
    private final boolean refusalsAreFull;
    private final Letterbox letterbox;
    private final Sender<String> sender;
    private final List<Plain> plainSenders = new ArrayList<>();
    private final ExecutorService executor;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong doubts = new AtomicLong();

    /**
     * Opens the mailbox.
     *
     * @param refusalsAreFull for a known-bad driver, which grants slots that are none
     */
    Senders(
            Provider provider,
            ConnectionFactory plain,
            Mailbox<String> mailbox,
            String name,
            int threads,
            boolean refusalsAreFull) {
        this.provider = provider;
        this.plainConnections = plain;
        this.mailbox = mailbox.destination();
        this.name = name;
        this.threads = threads;
        this.refusalsAreFull = refusalsAreFull;
        this.letterbox = Letterbox.over(provider);
        this.sender = letterbox.sender(mailbox);
        this.executor = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            plainSenders.add(new Plain());
        }
    }

    /** Each thread sends so many messages, all from the same moment on. */
    List<Sent> volley(long seed, int each, boolean mayWait) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<List<Sent>>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed * 31 + i);
            Plain own = plainSenders.get(i);
            tasks.add(() -> {
                List<Sent> all = new ArrayList<>();
                start.await();
                while (all.size() < each) {
                    all.addAll(some(random, own, mayWait));
                }
                return all;
            });
        }
        List<Sent> all = new ArrayList<>();
        for (Future<List<Sent>> told : executor.invokeAll(tasks)) {
            all.addAll(told.get());
        }
        return all;
    }

    /** How many sends were in doubt, and settled. */
    long doubts() {
        return doubts.get();
    }

    private List<Sent> some(Random random, Plain own, boolean mayWait) {
        List<Verb> verbs = mayWait ? ALL : NOT_WAITING;
        Verb verb = verbs.get(random.nextInt(verbs.size()));
        List<String> ids = new ArrayList<>();
        int many = verb == Verb.PLAIN_TRANSACTED ? 1 + random.nextInt(LONGEST_TRANSACTION) : 1;
        for (int i = 0; i < many; i++) {
            ids.add(name + "-" + sent.incrementAndGet());
        }
        String id = ids.get(0);
        Duration limit = Duration.ofMillis(1 + random.nextLong(LONGEST_LIMIT_MILLIS));
        Outcome outcome =
                switch (verb) {
                    case TRY_SEND -> told(() -> sender.trySend(id));
                    case TRY_SEND_WITH_LIMIT -> told(() -> sender.trySend(id, limit));
                    case TRY_SEND_ASYNC ->
                        told(() -> sender.trySendAsync(id).toCompletableFuture().join());
                    case PLAIN -> own.send(ids, false);
                    case PLAIN_TRANSACTED -> own.send(ids, true);
                    case SEND ->
                        told(() -> {
                            sender.send(id);
                            return true;
                        });
                };
        return ids.stream().map(each -> new Sent(each, outcome)).toList();
    }

    @FunctionalInterface
    private interface Attempt {
        boolean accepted() throws InterruptedException;
    }

    private Outcome told(Attempt attempt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt.accepted() ? Outcome.ACCEPTED : Outcome.REFUSED;
            } catch (CompletionException failure) {
                if (!(failure.getCause() instanceof MailboxException.InDoubt doubt)) {
                    throw failure;
                }
                return settled(doubt, end);
            } catch (MailboxException.InDoubt doubt) {
                return settled(doubt, end);
            } catch (MailboxException.Refused refused) {
                if (!refusalsAreFull) {
                    throw refused;
                }
                return Outcome.REFUSED;
            } catch (MailboxException.Unreachable nothingSent) {
                pause(end, nothingSent);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Outcome settled(MailboxException.InDoubt first, long end) {
        doubts.incrementAndGet();
        MailboxException.InDoubt doubt = first;
        while (true) {
            try {
                doubt.retry();
                return Outcome.ACCEPTED;
            } catch (MailboxException.InDoubt again) {
                doubt = again;
                pause(end, again);
            } catch (MailboxException.Unreachable stillInDoubt) {
                pause(end, stillInDoubt);
            }
        }
    }

    private static void pause(long end, RuntimeException why) {
        if (System.nanoTime() - end > 0) {
            throw why;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** A plain JMS sender that knows nothing of Letterbox; used by one thread. */
    private final class Plain {
        private Connection connection;
        private Session acknowledged;
        private Session transacted;

        Outcome send(List<String> ids, boolean inTransaction) {
            boolean begun = false;
            try {
                open();
                Session session = inTransaction ? transacted : acknowledged;
                try (MessageProducer producer = session.createProducer(session.createQueue(mailbox))) {
                    for (String id : ids) {
                        begun = true;
                        producer.send(session.createTextMessage(id));
                    }
                }
                if (inTransaction) {
                    session.commit();
                }
                return Outcome.ACCEPTED;
            } catch (JMSException failure) {
                boolean refused = refused(failure);
                if (!refused || (inTransaction && !rolledBack())) {
                    close();
                }
                return refused || !begun ? Outcome.REFUSED : Outcome.UNKNOWN;
            }
        }

        private boolean rolledBack() {
            try {
                transacted.rollback();
                return true;
            } catch (JMSException broken) {
                return false;
            }
        }

        private boolean refused(JMSException failure) {
            return provider.full(failure)
                    || failure instanceof TransactionRolledBackException
                    || failure instanceof ResourceAllocationException;
        }

        private void open() throws JMSException {
            if (connection == null) {
                connection = plainConnections.createConnection();
                acknowledged = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
            }
        }

        void close() {
            Connection open = connection;
            connection = null;
            if (open != null) {
                try {
                    open.close();
                } catch (JMSException gone) {
                    return; // It broke.
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        executor.shutdownNow();
        if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("senders do not end");
        }
        letterbox.close();
        plainSenders.forEach(Plain::close);
    }
}

package io.letterbox.it.exactness;

import io.letterbox.Handler;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Threads that receive from one mailbox in ways drawn at random, Letterbox's and plain JMS's. */
final class Receivers implements AutoCloseable {

    private static final int WAYS = 7;
    private static final Duration LIMIT = Duration.ofMillis(20);
    private static final long PAUSE_NANOS = 250_000_000;
    private static final int FAILS_ONE_IN = 20;

    private static final class Clumsy extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final ConnectionFactory plain;
    private final String mailbox;
    private final Ledger ledger;
    private final Letterbox letterbox;
    private final Receiver<String> receiver;
    private final Plain taking = new Plain();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Receivers(Provider provider, ConnectionFactory plain, Mailbox<String> mailbox, Ledger ledger) {
        this.plain = plain;
        this.mailbox = mailbox.destination();
        this.ledger = ledger;
        this.letterbox = Letterbox.over(provider);
        this.receiver = letterbox.receiver(mailbox);
    }

    /** Receives so many messages, which are there; all in one way, which changes with the seed. */
    void take(long seed, long messages) throws Exception {
        int way = new Random(seed).nextInt(WAYS);
        long before = ledger.received();
        while (ledger.received() - before < messages) {
            one(way, false, taking);
        }
    }

    /** Receives whatever comes until {@link #stop()}. */
    void start(long seed, int threads) {
        stopped.set(false);
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed * 31 + i);
            running.add(executor.submit(() -> {
                try (Plain own = new Plain()) {
                    while (!stopped.get()) {
                        one(random.nextInt(WAYS), random.nextInt(FAILS_ONE_IN) == 0, own);
                    }
                }
                return null;
            }));
        }
    }

    void stop() throws Exception {
        stopped.set(true);
        for (Future<?> each : running) {
            each.get();
        }
        running.clear();
    }

    private void one(int way, boolean clumsy, Plain own) throws Exception {
        Hands hands = new Hands(clumsy);
        try {
            switch (way) {
                case 0, 1 -> receiver.tryReceive().ifPresent(ledger::received);
                case 2, 3 -> receiver.tryReceive(LIMIT).ifPresent(ledger::received);
                case 4 -> handled(receiver.tryReceive(hands), hands);
                case 5 -> handled(receiver.tryReceive(LIMIT, hands), hands);
                default -> own.receive();
            }
        } catch (MailboxException.Unacknowledged unknown) {
            ledger.unsure((String) unknown.received());
        } catch (MailboxException.Unreachable | JMSException broken) {
            LockSupport.parkNanos(PAUSE_NANOS);
        } catch (Clumsy back) {
            // It is in the mailbox again.
        }
    }

    private void handled(boolean any, Hands hands) {
        if (any) {
            ledger.received(hands.held);
        }
    }

    /** A handler that drops what it holds now and then. */
    private static final class Hands implements Handler<String, Clumsy> {
        private final boolean clumsy;
        private String held;

        Hands(boolean clumsy) {
            this.clumsy = clumsy;
        }

        @Override
        public void handle(String id) throws Clumsy {
            if (clumsy) {
                throw new Clumsy();
            }
            held = id;
        }
    }

    /** A plain JMS receiver with a transaction for each message; used by one thread. */
    private final class Plain implements AutoCloseable {
        private Connection connection;
        private Session session;

        void receive() throws JMSException {
            if (connection == null) {
                connection = plain.createConnection();
                connection.start();
                session = connection.createSession(true, Session.SESSION_TRANSACTED);
            }
            String id = null;
            boolean sure = false;
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(mailbox))) {
                Message message = consumer.receive(LIMIT.toMillis());
                id = message == null ? null : ((TextMessage) message).getText();
                session.commit();
                sure = true;
            } finally {
                if (!sure) {
                    close();
                }
                if (id != null) {
                    if (sure) {
                        ledger.received(id);
                    } else {
                        ledger.unsure(id);
                    }
                }
            }
        }

        @Override
        public void close() {
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
        stopped.set(true);
        executor.shutdown();
        if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("receivers do not end");
        }
        letterbox.close();
        taking.close();
    }
}

package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Listening.Fetching;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A listener that handles as many messages at once as there are threads, against as many transacted sessions with a message
 * listener that commits. The threads of the benchmark do nothing but wait for their batches.
 */
final class Listens {

    private Listens() {}

    static Map<String, Side> one(Provider provider, BenchmarkParams run) throws Exception {
        return open(provider, run, Fetching.ONE);
    }

    static Map<String, Side> ahead(Provider provider, BenchmarkParams run) throws Exception {
        return open(provider, run, Fetching.AHEAD);
    }

    private static Map<String, Side> open(Provider provider, BenchmarkParams run, Fetching fetching) throws Exception {
        Filled.Supply supply = Filled.Supply.of(run);
        return Map.of(
                Alternation.LETTERBOX,
                new Listeners(provider, supply, fetching),
                Alternation.RAW,
                new MessageListeners(provider, supply, fetching));
    }

    /** A side whose handlers pass a turnstile. */
    private abstract static class Handled extends Filled {
        final Turnstile turnstile = new Turnstile();
        private final Supply supply;

        Handled(Provider provider, Supply supply, String queue) throws Exception {
            super(provider, supply, queue);
            this.supply = supply;
        }

        @Override
        public void before() throws Exception {
            super.before();
            turnstile.expect(supply.each());
        }

        @Override
        public Worker worker() {
            return turnstile.worker(supply.batch());
        }

        @Override
        public void close() throws JMSException {
            turnstile.open();
            super.close();
        }
    }

    private static final class Listeners extends Handled {
        private final Letterbox letterbox;

        Listeners(Provider provider, Supply supply, Fetching fetching) throws Exception {
            super(provider, supply, "listen.letterbox");
            letterbox = Letterbox.over(provider);
            letterbox.listen(
                    Mailbox.of(queue, String.class, Capacity.unbounded()),
                    Listening.named("benchmark").concurrency(supply.threads()).fetching(fetching),
                    text -> {
                        Raw.check(text);
                        turnstile.pass();
                    });
        }

        @Override
        public void close() throws JMSException {
            super.close();
            letterbox.close();
        }
    }

    private static final class MessageListeners extends Handled {
        private final Raw raw;

        MessageListeners(Provider provider, Supply supply, Fetching fetching) throws Exception {
            super(provider, supply, "listen.raw");
            raw = Raw.over(
                    provider,
                    switch (fetching) {
                        case ONE -> Provider.Use.ONE_BY_ONE;
                        case AHEAD -> Provider.Use.AHEAD;
                    });
            for (int i = 0; i < supply.threads(); i++) {
                Session session = raw.session(Session.SESSION_TRANSACTED);
                session.createConsumer(session.createQueue(queue))
                        .setMessageListener(message -> handle(session, message));
            }
        }

        private void handle(Session session, Message message) {
            try {
                Raw.check(((TextMessage) message).getText());
                turnstile.pass();
                session.commit();
            } catch (JMSException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public void close() throws JMSException {
            super.close();
            raw.close();
        }
    }
}

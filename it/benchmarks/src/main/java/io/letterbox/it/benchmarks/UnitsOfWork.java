package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A receipt and a send, both or neither, against the same in a transacted session. */
final class UnitsOfWork {

    private static final int CAPACITY = 1_000;

    private UnitsOfWork() {}

    /** To an unbounded mailbox, which is emptied between the turns. */
    static Map<String, Side> unbounded(Provider provider, BenchmarkParams run) throws Exception {
        return open(provider, run, Capacity.unbounded());
    }

    /** To a mailbox of capacity 1000, against an unbounded queue; both are emptied all the time. */
    static Map<String, Side> bounded(Provider provider, BenchmarkParams run) throws Exception {
        return open(provider, run, Capacity.bounded(CAPACITY));
    }

    private static Map<String, Side> open(Provider provider, BenchmarkParams run, Capacity capacity) throws Exception {
        Filled.Supply supply = Filled.Supply.of(run);
        boolean always = capacity instanceof Capacity.Bounded;
        return Map.of(
                Alternation.LETTERBOX,
                new InUnits(provider, supply, capacity, always),
                Alternation.RAW,
                new Transacted(provider, supply, always));
    }

    /** A side that moves messages from its queue to another one. */
    private abstract static class Moving extends Filled {
        final String to;
        private final Raw drain;
        private final boolean always;

        /**
         * A side.
         *
         * @param always whether the other queue is emptied all the time, and not between the turns
         */
        Moving(Provider provider, Supply supply, String name, boolean always) throws Exception {
            super(provider, supply, "unit.from." + name);
            this.to = "unit.to." + name;
            this.always = always;
            this.drain = Raw.over(provider, Provider.Use.AHEAD);
            if (always) {
                drain.drainAlways(to);
            }
        }

        @Override
        public void after() throws Exception {
            if (!always) {
                drain.drain(to);
            }
        }

        @Override
        public void close() throws JMSException {
            super.close();
            drain.close();
        }
    }

    private static final class InUnits extends Moving {
        private final Letterbox letterbox;
        private final Receiver<String> receiver;
        private final Sender<String> sender;

        InUnits(Provider provider, Supply supply, Capacity capacity, boolean always) throws Exception {
            super(provider, supply, "letterbox", always);
            letterbox = Letterbox.over(provider);
            receiver = letterbox.receiver(Mailbox.of(queue, String.class, Capacity.unbounded()));
            sender = letterbox.sender(Mailbox.of(to, String.class, capacity));
        }

        @Override
        public Worker worker() {
            return () -> letterbox.unit(() -> {
                String text = receiver.receive();
                Raw.check(text);
                sender.send(text);
                return text;
            });
        }

        @Override
        public void close() throws JMSException {
            super.close();
            letterbox.close();
        }
    }

    /** One session a thread, which fetches nothing ahead. */
    private static final class Transacted extends Moving {
        private final Raw raw;

        Transacted(Provider provider, Supply supply, boolean always) throws Exception {
            super(provider, supply, "raw", always);
            raw = Raw.over(provider, Provider.Use.ONE_BY_ONE);
        }

        @Override
        public Worker worker() throws Exception {
            Session session = raw.session(Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            MessageProducer producer = Raw.producer(session, to);
            return () -> {
                Raw.check(((TextMessage) consumer.receive(Raw.PATIENCE_MILLIS)).getText());
                producer.send(raw.recognisable(session));
                session.commit();
            };
        }

        @Override
        public void close() throws JMSException {
            super.close();
            raw.close();
        }
    }
}

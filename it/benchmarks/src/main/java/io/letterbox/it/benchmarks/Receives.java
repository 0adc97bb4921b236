package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A receipt from a queue that is full enough, with one acknowledgement that is waited for per message. Single shots of a batch:
 * the queue is filled up before each, and keeps more than the consumers can fetch ahead, so that none waits for what another has.
 */
final class Receives {

    static final String RAW_CLIENT_ACKNOWLEDGE = "raw-client-acknowledge";

    private Receives() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        Filled.Supply supply = Filled.Supply.of(run);
        return Map.of(
                Alternation.LETTERBOX,
                new Ends(provider, supply),
                Alternation.RAW,
                new Consumers(provider, supply, "receive.raw", Session.SESSION_TRANSACTED),
                RAW_CLIENT_ACKNOWLEDGE,
                new Consumers(provider, supply, "receive.client", Session.CLIENT_ACKNOWLEDGE));
    }

    private static final class Ends extends Filled {
        private final Letterbox letterbox;
        private final Receiver<String> receiver;

        Ends(Provider provider, Supply supply) throws Exception {
            super(provider, supply, "receive.letterbox");
            letterbox = Letterbox.over(provider);
            receiver = letterbox.receiver(Mailbox.of(queue, String.class, Capacity.unbounded()));
        }

        @Override
        public Worker worker() {
            return () -> Raw.check(receiver.receive());
        }

        @Override
        public void close() throws JMSException {
            super.close();
            letterbox.close();
        }
    }

    /** One consumer a thread, with the engine's window for fetching ahead. */
    private static final class Consumers extends Filled {
        private final Raw raw;
        private final int mode;

        Consumers(Provider provider, Supply supply, String queue, int mode) throws Exception {
            super(provider, supply, queue);
            this.mode = mode;
            this.raw = Raw.over(provider, Provider.Use.AHEAD);
        }

        @Override
        public Worker worker() throws Exception {
            Session session = raw.session(mode);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            return () -> {
                Message message = consumer.receive(Raw.PATIENCE_MILLIS);
                Raw.check(((TextMessage) message).getText());
                if (mode == Session.SESSION_TRANSACTED) {
                    session.commit();
                } else {
                    message.acknowledge();
                }
            };
        }

        @Override
        public void close() throws JMSException {
            super.close();
            raw.close();
        }
    }
}

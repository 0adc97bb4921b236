package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A blocking send, and nobody receives meanwhile. */
final class Sends {

    static final String RAW_WITHOUT_ID = "raw-without-id";

    private Sends() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX,
                letterbox(provider, "send.letterbox", Capacity.unbounded()),
                Alternation.RAW,
                new Plain(provider, "send.raw", true),
                RAW_WITHOUT_ID,
                new Plain(provider, "send.plain", false));
    }

    static Side letterbox(Provider provider, String queue, Capacity capacity) throws Exception {
        Letterbox letterbox = Letterbox.over(provider);
        Sender<String> sender = letterbox.sender(Mailbox.of(queue, String.class, capacity));
        Raw drain = Raw.over(provider, Provider.Use.AHEAD);
        return new Side() {
            @Override
            public Worker worker() {
                return () -> sender.send(Raw.TEXT);
            }

            @Override
            public void after() throws Exception {
                drain.drain(queue);
            }

            @Override
            public void close() throws JMSException {
                drain.close();
                letterbox.close();
            }
        };
    }

    /** One producer a thread, persistent messages, each send waits for the broker's answer. */
    static final class Plain implements Side {
        private final Raw raw;
        private final Raw drain;
        private final String queue;
        private final boolean recognisable;

        Plain(Provider provider, String queue, boolean recognisable) throws Exception {
            this(
                    Raw.over(provider, Provider.Use.ONE_BY_ONE),
                    Raw.over(provider, Provider.Use.AHEAD),
                    queue,
                    recognisable);
        }

        Plain(Raw raw, Raw drain, String queue, boolean recognisable) {
            this.raw = raw;
            this.drain = drain;
            this.queue = queue;
            this.recognisable = recognisable;
        }

        @Override
        public Worker worker() throws Exception {
            Session session = raw.sending();
            MessageProducer producer = Raw.producer(session, queue);
            return recognisable
                    ? () -> producer.send(raw.recognisable(session))
                    : () -> producer.send(Raw.text(session));
        }

        @Override
        public void after() throws Exception {
            drain.drain(queue);
        }

        @Override
        public void close() throws JMSException {
            drain.close();
            raw.close();
        }
    }
}

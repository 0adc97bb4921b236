package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Provider;
import jakarta.jms.JMSException;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A blocking send to a mailbox of capacity 1000, against one to an unbounded queue; both are emptied all the time. */
final class BoundedSends {

    private static final int CAPACITY = 1_000;

    private BoundedSends() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX,
                new Drained(
                        Sends.letterbox(provider, "bounded.letterbox", Capacity.bounded(CAPACITY)),
                        provider,
                        "bounded.letterbox"),
                Alternation.RAW,
                new Drained(new Sends.Plain(provider, "bounded.raw", true), provider, "bounded.raw"));
    }

    /** A side whose queue is emptied all the time. */
    private static final class Drained implements Side {
        private final Side sending;
        private final Raw drain;

        Drained(Side sending, Provider provider, String queue) throws JMSException {
            this.sending = sending;
            this.drain = Raw.over(provider, Provider.Use.AHEAD);
            drain.drainAlways(queue);
        }

        @Override
        public Worker worker() throws Exception {
            return sending.worker();
        }

        @Override
        public void after() throws Exception {
            sending.after();
        }

        @Override
        public void close() throws JMSException {
            drain.close();
            sending.close();
        }
    }
}

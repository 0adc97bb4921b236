package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Provider;
import io.letterbox.Sender;
import jakarta.jms.JMSException;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A blocking send to a mailbox of capacity 1000, against one to an unbounded queue; both are emptied all the time. */
public class BoundedSends {

    private static final int CAPACITY = 1_000;

    @Benchmark
    public void sendBounded(Sides sides, Alternation.Turn turn) throws Exception {
        turn.of(sides).once();
    }

    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH opens it
    public static class Sides extends Alternation {
        private Stage stage;

        @Override
        Map<String, Side> open(BenchmarkParams run) throws Exception {
            stage = Stage.open(transport);
            Provider provider = stage.provider();
            String queue = "bounded.raw";
            Raw drain = Raw.over(provider, Provider.Use.AHEAD);
            drain.drainAlways(queue);
            Side raw = new Sends.Plain(Raw.over(provider, Provider.Use.ONE_BY_ONE), drain, queue, true);
            return Map.of(LETTERBOX, letterbox(provider), RAW, raw);
        }

        @Override
        void closeShared() {
            stage.close();
        }
    }

    private static Side letterbox(Provider provider) throws Exception {
        String queue = "bounded.letterbox";
        Letterbox letterbox = Letterbox.over(provider);
        Sender<String> sender = letterbox.sender(Mailbox.of(queue, String.class, Capacity.bounded(CAPACITY)));
        Raw drain = Raw.over(provider, Provider.Use.AHEAD);
        drain.drainAlways(queue);
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
}

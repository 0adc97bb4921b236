package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import jakarta.jms.JMSException;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A side whose queue is filled up before each iteration, and always holds more than its consumers can fetch ahead, so that none
 * waits for what another has. For single shots of a batch.
 */
abstract class Filled implements Side {

    private static final int FETCHED_AHEAD = 2_500;

    /** How many messages an iteration consumes. */
    record Supply(int threads, int batch) {
        static Supply of(BenchmarkParams run) {
            return new Supply(run.getThreads(), run.getMeasurement().getBatchSize());
        }

        int each() {
            return threads * batch;
        }

        int reserve() {
            return threads * FETCHED_AHEAD;
        }
    }

    final String queue;
    private final Raw filling;
    private final Supply supply;
    private boolean reserved;

    Filled(Provider provider, Supply supply, String queue) throws Exception {
        this.queue = queue;
        this.supply = supply;
        this.filling = Raw.over(provider, Provider.Use.PIPELINED);
    }

    @Override
    public void before() throws Exception {
        filling.fill(queue, supply.each() + (reserved ? 0 : supply.reserve()));
        reserved = true;
    }

    @Override
    public void close() throws JMSException {
        filling.close();
    }
}

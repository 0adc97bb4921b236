package io.letterbox.it.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that an operation takes, in the clients and in the broker: less disturbed than throughput by what else the
 * machine does. Filling and emptying queues between the iterations does not count.
 */
public final class Processor implements InternalProfiler {

    static final String PER_OPERATION = "cpu";

    private static final double NANOS_PER_MICRO = 1e3;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static volatile long begin;
    private static volatile long used;

    static long nanos() {
        return PROCESS.getProcessCpuTime();
    }

    static void begin() {
        begin = nanos();
    }

    static void end() {
        used = nanos() - begin;
    }

    @Override
    public String getDescription() {
        return "processor time per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        // the iteration's set-up comes after this
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        // a single shot of a batch is counted as one
        double operations = (double) result.getMetadata().getMeasuredOps() * iteration.getBatchSize();
        return List.of(
                new ScalarResult(PER_OPERATION, used / NANOS_PER_MICRO / operations, "us", AggregationPolicy.AVG));
    }
}

package io.letterbox.it.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One operation on one broker, by the sides that are compared, one iteration each in turn. So what is compared is as close in time
 * as can be: what else the machine does slows down both.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class Alternation {

    static final String LETTERBOX = "letterbox";
    static final String RAW = "raw";

    /** The name of an {@link Operation}. */
    @Param("send")
    public String operation;

    @Param({Stage.IN_VM, Stage.TCP})
    public String transport;

    /** The sides, in the order in which the iterations go through them, again and again. */
    @Param("letterbox,raw")
    public String order;

    private final Map<String, Side> sides = new LinkedHashMap<>();
    private final List<Worker> workers = new ArrayList<>();
    private Stage stage;
    private List<String> turns;
    private int iteration = -1;
    private CyclicBarrier beginning;
    private CyclicBarrier end;

    @Benchmark
    public void once(Turn turn) throws Exception {
        turn.worker.once();
    }

    @Setup(Level.Trial)
    public void open(BenchmarkParams run) throws Exception {
        stage = Stage.open(transport);
        turns = List.of(order.split(","));
        sides.putAll(Operation.named(operation).opening().open(stage.provider(), run));
        // not JMH's own fixtures: while one thread is in them the others spin
        beginning = new CyclicBarrier(run.getThreads(), () -> unchecked(this::begin));
        end = new CyclicBarrier(run.getThreads(), () -> unchecked(this::settle));
    }

    private void begin() throws Exception {
        iteration++;
        side().before();
        Processor.begin();
    }

    private void settle() throws Exception {
        for (Worker worker : workers) {
            worker.settle();
        }
        Processor.end();
        side().after();
    }

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    private static void unchecked(Step step) {
        try {
            step.take();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        for (Side side : sides.values()) {
            side.close();
        }
        stage.close();
    }

    static String side(List<String> turns, int iteration) {
        return turns.get(iteration % turns.size());
    }

    private String turn() {
        return side(turns, iteration);
    }

    private Side side() {
        return Objects.requireNonNull(sides.get(turn()), () -> "no side " + turn() + " here, only " + sides.keySet());
    }

    private synchronized Worker newWorker() throws Exception {
        Worker worker = side().worker();
        workers.add(worker);
        return worker;
    }

    /** The workers of one thread, and the one whose turn it is. */
    @State(Scope.Thread)
    public static class Turn {
        private final Map<String, Worker> mine = new LinkedHashMap<>();
        private Worker worker;

        @Setup(Level.Iteration)
        public void begin(Alternation sides) throws Exception {
            sides.beginning.await();
            Worker kept = mine.get(sides.turn());
            if (kept == null) {
                kept = sides.newWorker();
                mine.put(sides.turn(), kept);
            }
            worker = kept;
        }

        @TearDown(Level.Iteration)
        public void end(Alternation sides) throws Exception {
            sides.end.await();
        }
    }
}

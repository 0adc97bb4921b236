package io.letterbox.it.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One broker, and the sides that are compared on it, one iteration each in turn. So what is compared is as close in time as can
 * be: what else the machine does slows down both.
 */
@State(Scope.Benchmark)
public abstract class Alternation {

    static final String LETTERBOX = "letterbox";
    static final String RAW = "raw";

    @Param({"in-vm", "tcp"})
    public String transport = "";

    /** The sides, in the order in which the iterations go through them, again and again. */
    @Param("letterbox,raw")
    public String order = "";

    private final Map<String, Side> sides = new LinkedHashMap<>();
    private final Map<String, List<Worker>> workers = new LinkedHashMap<>();
    private List<String> turns = List.of();
    private int iteration = -1;

    /** Opens all sides; what they share is closed by {@link #closeShared}. */
    abstract Map<String, Side> open(BenchmarkParams run) throws Exception;

    abstract void closeShared() throws Exception;

    @Setup(Level.Trial)
    public void openAll(BenchmarkParams run) throws Exception {
        turns = List.of(order.split(","));
        sides.putAll(open(run));
        sides.keySet().forEach(side -> workers.put(side, new ArrayList<>()));
    }

    @Setup(Level.Iteration)
    public void next() throws Exception {
        iteration++;
        side().before();
        Processor.begin();
    }

    @TearDown(Level.Iteration)
    public void settle() throws Exception {
        for (Worker worker : Objects.requireNonNull(workers.get(turn()))) {
            worker.settle();
        }
        Processor.end();
        side().after();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        for (Side side : sides.values()) {
            side.close();
        }
        closeShared();
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
        Objects.requireNonNull(workers.get(turn())).add(worker);
        return worker;
    }

    /** The workers of one thread, and the one whose turn it is. */
    @State(Scope.Thread)
    public static class Turn {
        private final Map<String, Worker> mine = new LinkedHashMap<>();
        private int iteration = -1;
        private Worker worker = () -> {};

        Worker of(Alternation sides) throws Exception {
            if (iteration != sides.iteration) {
                String turn = sides.turn();
                Worker kept = mine.get(turn);
                if (kept == null) {
                    kept = sides.newWorker();
                    mine.put(turn, kept);
                }
                worker = kept;
                iteration = sides.iteration;
            }
            return worker;
        }
    }
}

package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A long time at half of the peak rate: nothing lost, nothing twice, no slower and no larger at the end than in the middle. */
record Soak(Duration time) implements Goal {

    private static final Duration PEAK = Duration.ofSeconds(20);
    private static final Duration MORE = Duration.ofMinutes(5);
    private static final double SLOWER = 1.2;
    private static final long LARGER = 8L << 20;

    /** What a half was like; the counts are of both. */
    private record Half(long sent, long received, long repeated, long p99Micros, long heap) {

        static Half of(String line) {
            long[] numbers = Arrays.stream(line.split(" ", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Half(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        }
    }

    @Override
    public String title() {
        return "soak: " + time.toSeconds() + " s at half of the peak rate";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        try (Broker broker = Broker.start(run.place("journal"));
                Child client = Child.start(SoakProgram.class, broker.reached().environment(), List.of())) {
            client.say("peak " + PEAK.toMillis());
            long peak = Long.parseLong(client.hear("rate ", PEAK.plus(MORE)));
            run.note("peak " + peak + " messages a second");
            client.say("half " + peak / 2 + " " + time.toMillis() / 2);
            Half first = Half.of(client.hear("half ", time.plus(MORE)));
            long firstHeap = broker.heap();
            run.note(first.toString());
            client.say("half " + peak / 2 + " " + time.toMillis() / 2);
            Half second = Half.of(client.hear("half ", time.plus(MORE)));
            long secondHeap = broker.heap();
            run.note(second.toString());
            List<String> violations = new ArrayList<>();
            if (second.received() != second.sent() || second.repeated() > 0) {
                violations.add((second.sent() - second.received()) + " lost, " + second.repeated() + " duplicated");
            }
            if (second.p99Micros() > first.p99Micros() * SLOWER) {
                violations.add(
                        "the second half's p99 is " + second.p99Micros() + " us, the first's " + first.p99Micros());
            }
            if (second.heap() > first.heap() + LARGER || secondHeap > firstHeap + LARGER) {
                violations.add("the heaps grew");
            }
            return new Finding(
                    second.sent() + " sent at " + peak / 2 + " a second, " + (second.sent() - second.received())
                            + " lost, " + second.repeated() + " duplicated; p99 " + first.p99Micros() + " and "
                            + second.p99Micros() + " us; heap of the client " + first.heap() / 1024 + " and "
                            + second.heap() / 1024 + " KiB, of the broker " + firstHeap / 1024 + " and "
                            + secondHeap / 1024 + " KiB",
                    violations);
        }
    }
}

package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each request is answered, rightly, or has failed by its limit; and nothing of it is left in the broker. */
record Requests(int requests, int kills) implements Goal {

    private static final int THREADS = 8;
    private static final int LIMIT_MILLIS = 4_000;
    private static final int LATE_MILLIS = 500;
    private static final Duration FREE_AGAIN = Duration.ofSeconds(12);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Override
    public String title() {
        return "requests: " + requests + " over " + kills + " kills";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        List<String> violations = new ArrayList<>();
        long left;
        long slowest;
        try (Broker broker = Broker.start(run.place("journal"));
                Child answering = RequestsProgram.start(broker.reached(), history);
                Child asking = RequestsProgram.start(broker.reached(), history)) {
            answering.say("answer");
            asking.say("ask " + requests + " " + THREADS + " " + LIMIT_MILLIS);
            Kills.spread(run, kills, history, History.Kind.ACKNOWLEDGED, requests / 2, number -> {
                if (broker.temporaryQueues() == 0) {
                    violations.add(
                            "no temporary queue while somebody asks: nothing is shown about what is left of them");
                }
                broker.killAndStartAgain();
            });
            slowest = Long.parseLong(asking.hear("asked ", LONGEST));
            asking.say("close");
            asking.hear("closed", LONGEST);
            answering.say("close");
            answering.hear("closed", LONGEST);
            left = left(broker);
        }
        int answered = history.count(History.Kind.ACKNOWLEDGED);
        int failed = history.count(History.Kind.REFUSED);
        if (answered + failed != requests) {
            violations.add(answered + " answered and " + failed + " failed of " + requests);
        }
        if (history.count(History.Kind.TROUBLE) > 0) {
            violations.add(history.count(History.Kind.TROUBLE) + " answered wrongly");
        }
        if (answered == 0) {
            violations.add("nothing was answered: nothing was shown");
        }
        if (slowest > LIMIT_MILLIS + LATE_MILLIS) {
            violations.add("a request with a limit of " + LIMIT_MILLIS + " ms took " + slowest + " ms");
        }
        if (left > 0) {
            violations.add(left + " temporary queues left");
        }
        return new Finding(
                answered + " answered, " + failed + " failed, slowest " + slowest + " ms with a limit of "
                        + LIMIT_MILLIS + " ms, " + left + " temporary queues left, in " + kills + " kills",
                violations);
    }

    /** What a dead connection had goes with the time-to-live of connections. */
    private static long left(Broker broker) throws InterruptedException {
        long end = System.nanoTime() + FREE_AGAIN.toNanos();
        long left = broker.temporaryQueues();
        while (left > 0 && System.nanoTime() - end < 0) {
            left = broker.temporaryQueues();
        }
        return left;
    }
}

package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Every call that waits ends when its limit says, also while the broker is killed. What the machine is late by itself shows in a
 * plain consumer that waits at the same time, and is not counted.
 */
record TimeLimits(int calls, int kills) implements Goal {

    private static final int THREADS = 32;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /** What the aims are is in the README: on a busy machine the figures tell, and only what is far beyond them fails. */
    private static final long QUIET_MILLIS = 400;

    private static final long KILLED_MILLIS = 2_000;

    @Override
    public String title() {
        return "time limits: " + calls + " waiting calls, and as many over " + kills + " kills of the broker";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        try (Broker broker = Broker.start(run.place("journal"));
                Child client = Child.start(
                        TimeLimitsProgram.class,
                        broker.reached().environment(),
                        List.of(Integer.toString(THREADS), Long.toString(run.seed())))) {
            client.hear("ready", LONGEST);
            client.say("measured " + calls);
            Overrun quiet = Overrun.read(client.hear("overrun ", LONGEST));
            Overrun control = Overrun.read(client.hear("control ", LONGEST));
            client.say("unmeasured " + calls + " " + kills);
            for (int kill = 1; kill <= kills; kill++) {
                String begun = client.hear("begun ", LONGEST);
                broker.killAndStartAgain();
                run.note("kill " + kill + " after " + begun + " of " + calls);
            }
            List<String> violations = new ArrayList<>();
            List<String> over = client.heard("overrun ");
            if (!over.isEmpty()) {
                violations.add("the calls were over before the last kill");
            }
            Overrun killed = Overrun.read(over.isEmpty() ? client.hear("overrun ", LONGEST) : over.get(0));
            long machine = Math.max(0, control.worstMillis());
            quiet.check("without faults", calls, QUIET_MILLIS + machine, violations);
            killed.check("while the broker is killed", calls, KILLED_MILLIS + machine, violations);
            return new Finding(
                    "worst overrun " + quiet.worstMillis() + " ms of " + quiet.calls() + " calls (" + quiet.worst()
                            + "), " + killed.worstMillis() + " ms of " + killed.calls() + " over " + kills + " kills ("
                            + killed.worst() + "); a plain consumer's receive, at the same time as the first, "
                            + control.worstMillis() + " ms of " + control.calls(),
                    violations);
        }
    }

    /**
     * By how much calls exceeded their limits.
     *
     * @param calls how many there were
     * @param worstMillis by how much at most
     * @param worst which call that was
     */
    record Overrun(int calls, long worstMillis, String worst) {

        static Overrun read(String line) {
            String[] words = line.split(" ", 3);
            return new Overrun(Integer.parseInt(words[0]), Long.parseLong(words[1]), words[2]);
        }

        @Override
        public String toString() {
            return calls + " " + worstMillis + " " + worst;
        }

        private void check(String when, int expected, long most, List<String> violations) {
            if (calls != expected) {
                violations.add(calls + " of " + expected + " calls ended " + when);
            }
            if (worstMillis > most) {
                violations.add(worst + " took " + worstMillis + " ms longer than its limit " + when);
            }
        }
    }
}

package io.letterbox.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client's clock is wrong: messages live as long as they were meant to, and what expires is kept and can be counted. */
record WrongClock(Duration shift, Stamp stamp, int messages) implements Goal {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration WRONG = Duration.ofMinutes(1);
    private static final long SHORT_LIFE = 300;

    enum Stamp {
        /** As Letterbox, and plain clients by themselves, send. */
        STAMPED,
        /** By a client that says that it needs no time of sending. */
        UNSTAMPED
    }

    @Override
    public String title() {
        return "wrong clock: " + shift.toMinutes() + " min, " + stamp.name().toLowerCase(java.util.Locale.ROOT) + ", "
                + messages + " messages that live for a minute, " + messages + " that expire";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        Clock clock;
        try {
            clock = Clock.make(run.place("clock"));
        } catch (IOException none) {
            return Finding.notHere("no clock can be made wrong: " + none.getMessage());
        }
        return pursue(run, clock);
    }

    private Finding pursue(Run run, Clock clock) throws Exception {
        List<String> violations = new ArrayList<>();
        try (Broker broker = Broker.start(run.place("journal"))) {
            Map<String, String> environment = new HashMap<>(broker.reached().environment());
            environment.putAll(clock.shifted(shift.toSeconds()));
            try (Child wrong = Child.start(ClockProgram.class, environment, List.of())) {
                Duration off = Duration.ofMillis(Long.parseLong(wrong.hear("now ", LONG)) - System.currentTimeMillis());
                if (off.minus(shift).abs().compareTo(WRONG) > 0) {
                    return Finding.notHere("its clock is off by " + off + " only");
                }
                String verb = stamp == Stamp.STAMPED ? "send" : "unstamped";
                done(wrong, verb + " orders " + messages + " PT1M");
                String handled = handled(wrong, "orders");
                check(violations, "handled at the second attempt", handled);
                long early = broker.stored("expired.orders");
                if (early > 0) {
                    violations.add(early + " expired before their time");
                }
                if (stamp == Stamp.STAMPED) {
                    done(wrong, "delayed later " + messages + " PT1M");
                    check(violations, "handled after a delay", handled(wrong, "later"));
                }
                done(wrong, verb + " short " + messages + " PT0.3S");
                long begun = System.nanoTime();
                Condition.await("life", LONG, () -> System.nanoTime() - begun > 2 * SHORT_LIFE * 1_000_000);
                History nobody = new History();
                Drain.of(broker, "short", nobody);
                long received = nobody.count(History.Kind.RECEIVED);
                Condition.await("expired", LONG, () -> broker.stored("short") == 0);
                long kept = broker.stored("expired.short");
                check(violations, "expired and kept, or received", Long.toString(kept + received));
                if (received > 0) {
                    violations.add(received + " came after their time");
                }
                return new Finding(
                        "clock off by " + off.toSeconds() + " s; " + handled + " of " + messages
                                + " handled at the second attempt, " + kept + " of " + messages + " expired and kept",
                        violations);
            }
        }
    }

    private void check(List<String> violations, String what, String number) {
        if (!number.equals(Integer.toString(messages))) {
            violations.add(number + " of " + messages + " " + what);
        }
    }

    private static void done(Child wrong, String what) throws InterruptedException {
        wrong.say(what);
        wrong.hear("done", LONG);
    }

    private String handled(Child wrong, String queue) throws InterruptedException {
        wrong.say("handle " + queue + " " + messages + (stamp == Stamp.STAMPED ? " PT30S" : " PT3S"));
        String handled = wrong.hear("handled ", LONG);
        wrong.hear("done", LONG);
        return handled;
    }
}

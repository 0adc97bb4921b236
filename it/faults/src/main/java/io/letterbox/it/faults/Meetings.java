package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Senders and receivers that meet, each with a limit of its own: what one is told is what the other has. */
record Meetings(int attempts, int kills) implements Goal {

    private static final int CONCURRENCY = 8;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Override
    public String title() {
        return "rendezvous, random limits: " + attempts + " attempts" + (kills > 0 ? ", " + kills + " kills" : "");
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        List<String> arguments = List.of(Integer.toString(CONCURRENCY), Long.toString(run.seed()));
        try (Broker broker = Broker.start(run.place("journal"));
                Child receivers = MeetingsProgram.start(broker.reached(), arguments, history);
                Child senders = MeetingsProgram.start(broker.reached(), arguments, history)) {
            receivers.say("receive");
            senders.say("send " + attempts);
            Kills.spread(run, kills, history, History.Kind.ATTEMPTED, attempts, number -> broker.killAndStartAgain());
            senders.hear("sent", LONGEST);
            receivers.say("stop");
            receivers.hear("stopped", LONGEST);
        }
        Hearsay hearsay = Hearsay.of(history.events());
        List<String> violations = new ArrayList<>(hearsay.contradictions());
        int hit = CONCURRENCY * kills;
        if (hearsay.unknown() > hit || hearsay.unsettled() > hit) {
            violations.add(hearsay.unknown() + " unknown and " + hearsay.unsettled() + " receipts unknown, and at most "
                    + hit + " calls were hit on each side");
        }
        return new Finding(hearsay + ", in " + kills + " kills", violations);
    }
}

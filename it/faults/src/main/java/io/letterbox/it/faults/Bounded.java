package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many senders of two processes by all verbs, and the broker's count never exceeds the capacity. */
record Bounded(int capacity, int senders, int messages) implements Goal {

    private static final String QUEUE = "orders";
    private static final int PROCESSES = 2;
    private static final Duration LONGEST = Duration.ofHours(3);

    @Override
    public String title() {
        return "bounded n=" + capacity + ", " + senders + " senders, " + messages + " messages";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        long most;
        try (Broker broker = Broker.start(run.place("journal"));
                Child receivers = BoundedProgram.start(broker.reached(), capacity, run.seed(), history);
                Child some = BoundedProgram.start(broker.reached(), capacity, run.seed() + 1, history);
                Child others = BoundedProgram.start(broker.reached(), capacity, run.seed() + 2, history)) {
            most = broker.most(QUEUE);
            int each = messages / PROCESSES;
            some.say("send 0 " + each + " " + senders / PROCESSES);
            others.say("send " + each + " " + each + " " + senders / PROCESSES);
            // it has been full once, however fast the receivers are
            Condition.await("it is full", LONGEST, () -> broker.most(QUEUE) >= capacity);
            receivers.say("receive");
            some.hear("sent", LONGEST);
            others.hear("sent", LONGEST);
            broker.awaitEmpty(QUEUE, LONGEST);
            receivers.say("stop");
            receivers.hear("stopped", LONGEST);
            most = Math.max(most, broker.most(QUEUE));
        }
        TotalQueue queue = TotalQueue.of(history.events());
        List<String> violations = new ArrayList<>(queue.violations());
        if (most > capacity) {
            violations.add(most + " stored, and the capacity is " + capacity);
        }
        return new Finding("at most " + most + " stored; " + queue, violations);
    }
}

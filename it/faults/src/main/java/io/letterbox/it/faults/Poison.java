package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Handlers that throw for some messages: those end in the dead letters after all their attempts, the others are handled once. */
record Poison(int messages, int poisoned) implements Goal {

    private static final String QUEUE = "orders";
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public String title() {
        return "poison: " + poisoned + " of " + messages + " messages throw";
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        History history = new History();
        int every = messages / poisoned;
        try (Broker broker = Broker.start(run.place("journal"))) {
            Filled.with(broker, QUEUE, messages, new History());
            try (Child listener = Child.start(
                    PoisonProgram.class,
                    broker.reached().environment(),
                    List.of(QUEUE, Integer.toString(every), Integer.toString(ATTEMPTS)),
                    ClientProgram.EVENT,
                    history::add)) {
                listener.hear("listening", LONGEST);
                Condition.await(
                        "all are handled", LONGEST, () -> broker.stored(QUEUE) + broker.stored("retry." + QUEUE) == 0);
                listener.say("stop");
                listener.hear("stopped", LONGEST);
            }
            Map<String, Integer> handled = new HashMap<>();
            history.events().forEach(event -> handled.merge(event.id(), 1, Integer::sum));
            Map<String, Integer> dead = DeadLetters.attempts(broker, QUEUE);
            List<String> violations = new ArrayList<>();
            for (int number = 0; number < messages; number++) {
                String id = Integer.toString(number);
                check(id, number % every == 0, handled.getOrDefault(id, 0), dead.getOrDefault(id, 0), violations);
            }
            if (handled.size() != messages || dead.size() != poisoned) {
                violations.add(handled.size() + " messages handled, " + dead.size() + " dead letters");
            }
            return new Finding(
                    dead.size() + " dead letters of " + poisoned + " poisoned, each after " + ATTEMPTS + " attempts; "
                            + (handled.size() - dead.size()) + " others handled once; " + violations.size()
                            + " otherwise",
                    violations);
        }
    }

    private static void check(String id, boolean poison, int handled, int told, List<String> violations) {
        if (handled != (poison ? ATTEMPTS : 1)) {
            violations.add(id + " was handled " + handled + " times");
        }
        if (told != (poison ? ATTEMPTS : 0)) {
            violations.add(id + " has " + told + " attempts in the dead letters");
        }
    }
}

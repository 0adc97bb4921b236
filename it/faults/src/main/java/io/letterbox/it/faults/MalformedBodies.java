package io.letterbox.it.faults;

import io.letterbox.BodyLimits;
import io.letterbox.it.faults.Letter.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whatever is sent, a receiver with a heap of 64 MB lives on: what is good it is given once, what is not is in the dead letters once,
 * as it came, with the reason; and no message has a class loaded.
 */
record MalformedBodies(Limits limits, int messages) implements Goal {

    enum Limits {
        /** Those that there are if nothing is said. */
        STANDARD,
        /** None, as if there were no such setting. */
        NONE;

        private BodyLimits limits() {
            return switch (this) {
                case STANDARD -> BodyLimits.defaults();
                case NONE -> new BodyLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
            };
        }
    }

    /** So many to one broker, which keeps the dead ones. */
    private static final int ROUND = 20_000;

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int SHOWN = 5;
    private static final List<String> SMALL_HEAP = List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

    @Override
    public String title() {
        return "malformed bodies, headers and types, heap of 64 MB: " + messages + " messages, "
                + (limits == Limits.NONE ? "no limits" : "limits as they are if nothing is said");
    }

    @Override
    public Finding pursue(Run run) throws Exception {
        Random random = run.random();
        Count count = new Count();
        List<String> violations = new ArrayList<>();
        for (int left = messages; left > 0 && violations.isEmpty(); left -= ROUND) {
            round(run, new HostileMail(random), Math.min(left, ROUND), count, violations);
        }
        return new Finding(count.toString(), violations);
    }

    private void round(Run run, HostileMail mail, int number, Count count, List<String> violations) throws Exception {
        Map<String, Integer> received = new ConcurrentHashMap<>();
        try (Broker broker = Broker.start(run.place("journal-" + count.sent));
                Child reader = Child.start(
                        SMALL_HEAP,
                        MailReader.class,
                        broker.reached().environment(),
                        List.of(
                                Integer.toString(limits.limits().bytes()),
                                Integer.toString(limits.limits().depth())),
                        MailReader.RECEIVED,
                        id -> received.merge(id, 1, Integer::sum))) {
            // one that does not even begin has nothing to do with what it is sent
            reader.hear("ready", LONGEST);
            try {
                Map<String, Letter> sent = send(broker, mail, number, count);
                run.note(sent.size() + " sent");
                awaitEmpty(broker, reader);
                if (!reader.lives()) {
                    violations.add(ended(reader));
                    return;
                }
                reader.say("stop");
                count.peak = Math.max(count.peak, Long.parseLong(reader.hear("peak ")));
                if (Boolean.parseBoolean(reader.hear("trap "))) {
                    violations.add("a class was loaded because a message named it");
                }
                judge(sent, received, dead(broker), count, violations);
            } catch (AssertionError stopped) {
                violations.add(reader.lives() ? "stuck: " + stopped.getMessage() : ended(reader));
            }
        }
    }

    private static String ended(Child reader) {
        return "the receiver's process ended with " + reader.exitCode() + ": " + reader.complaints();
    }

    private static Map<String, Letter> send(Broker broker, HostileMail mail, int number, Count count) throws Exception {
        Map<String, Letter> sent = new LinkedHashMap<>();
        try (Postman hasty = new Postman(broker.reached(), Postman.Answers.IGNORED);
                Postman careful = new Postman(broker.reached(), Postman.Answers.AWAITED)) {
            for (int i = 0; i < number; i++) {
                Letter letter = mail.next(i);
                String id = Integer.toString(count.sent++);
                Postman postman = letter.fate() == Fate.EITHER ? careful : hasty;
                if (postman.send(letter, id)) {
                    sent.put(id, letter);
                } else {
                    count.unwanted++;
                }
            }
        }
        return sent;
    }

    private static void awaitEmpty(Broker broker, Child reader) throws Exception {
        for (String queue : MailReader.queues()) {
            Condition.await(
                    queue + " is empty",
                    LONGEST,
                    () -> !reader.lives() || broker.stored(queue) + broker.stored("retry." + queue) == 0);
        }
    }

    private static Map<String, String> dead(Broker broker) throws Exception {
        Map<String, String> dead = new HashMap<>();
        try (Postman postman = new Postman(broker.reached(), Postman.Answers.AWAITED)) {
            for (String queue : MailReader.queues()) {
                Condition.await("the dead letters of " + queue + " are read", LONGEST, () -> {
                    postman.dead(queue).forEach((id, flaw) -> dead.merge(id, flaw, (one, other) -> "dead twice"));
                    return broker.stored("dead." + queue) == 0;
                });
            }
        }
        return dead;
    }

    private static void judge(
            Map<String, Letter> sent,
            Map<String, Integer> received,
            Map<String, String> dead,
            Count count,
            List<String> violations) {
        int wrong = 0;
        for (Map.Entry<String, Letter> each : sent.entrySet()) {
            int times = received.getOrDefault(each.getKey(), 0);
            String flaw = dead.get(each.getKey());
            Fate fate = each.getValue().fate();
            boolean right = flaw == null
                    ? times == 1 && fate != Fate.DEAD
                    : times == 0 && fate != Fate.RECEIVED && flaw.isEmpty();
            count.received += times;
            count.dead += flaw == null ? 0 : 1;
            if (!right && wrong++ < SHOWN) {
                violations.add("message " + each.getKey() + " for "
                        + each.getValue().queue() + ", type "
                        + each.getValue().type() + ", marks " + each.getValue().marks() + ", to be " + fate
                        + ": received " + times + " times, "
                        + (flaw == null ? "not dead" : flaw.isEmpty() ? "dead" : flaw));
            }
        }
        if (wrong > SHOWN) {
            violations.add(wrong + " in all");
        }
        if (count.received == 0 || count.dead == 0) {
            violations.add("nothing was received, or nothing died: nothing was shown");
        }
    }

    private static final class Count {
        private int sent;
        private int unwanted;
        private int received;
        private int dead;
        private long peak;

        @Override
        public String toString() {
            return sent + " sent, " + unwanted + " of them refused by the broker, " + received + " received, " + dead
                    + " dead, at most " + peak + " MiB of heap in use";
        }
    }
}

package io.letterbox.it.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checker: what goes into a queue comes out, once. The words are those of Jepsen's total-queue checker; the queue has to be
 * drained when it looks.
 *
 * @param attempted the messages whose sending was begun
 * @param acknowledged of those, the ones that a sender was told are accepted
 * @param received the messages that came out at least once
 * @param lost acknowledged, and never came out
 * @param duplicated came out more often than they should
 * @param denied came out, and are gone although nobody was told of a receipt, not even of one that is unknown
 * @param unexpected came out, and were never sent
 * @param recovered came out, although nobody was told that they are accepted
 * @param unknown neither acknowledged nor received, so nobody knows
 */
record TotalQueue(
        int attempted,
        int acknowledged,
        int received,
        Set<String> lost,
        Set<String> duplicated,
        Set<String> denied,
        Set<String> unexpected,
        int recovered,
        int unknown) {

    private static final int SHOWN = 5;

    /** Each receipt counts: whoever receives without saying when a receipt is settled. */
    static TotalQueue of(Collection<History.Event> events) {
        Map<String, Integer> times = new HashMap<>();
        events.stream()
                .filter(event -> event.kind() == History.Kind.RECEIVED)
                .forEach(event -> times.merge(event.id(), 1, Integer::sum));
        Set<String> repeated = new TreeSet<>();
        times.forEach((id, number) -> {
            if (number > 1) {
                repeated.add(id);
            }
        });
        return of(events, repeated, Set.of());
    }

    /**
     * A receipt counts when it is settled: what comes again after that, or is settled again, is a duplicate, and what comes again before
     * it is none. In the end somebody was told of each receipt.
     */
    static TotalQueue settled(Collection<History.Event> events) {
        return settled(events, 0);
    }

    /** The same where so many receivers were killed, each perhaps between a receipt and the word of it. */
    static TotalQueue settled(Collection<History.Event> events, int killed) {
        Set<String> settled = new HashSet<>();
        Set<String> again = new TreeSet<>();
        for (History.Event event : events) {
            if (event.kind() == History.Kind.SETTLED) {
                if (!settled.add(event.id())) {
                    again.add(event.id());
                }
            } else if (event.kind() == History.Kind.RECEIVED && settled.contains(event.id())) {
                again.add(event.id());
            }
        }
        Set<String> denied = without(ids(events, History.Kind.RECEIVED), settled);
        denied.removeAll(ids(events, History.Kind.UNSETTLED));
        return of(events, again, denied.size() > killed ? denied : Set.of());
    }

    private static TotalQueue of(Collection<History.Event> events, Set<String> duplicated, Set<String> denied) {
        Set<String> attempted = ids(events, History.Kind.ATTEMPTED);
        Set<String> acknowledged = ids(events, History.Kind.ACKNOWLEDGED);
        Set<String> received = ids(events, History.Kind.RECEIVED);
        Set<String> recovered = without(received, acknowledged);
        recovered.retainAll(attempted);
        Set<String> unknown = without(attempted, acknowledged);
        unknown.removeAll(received);
        Set<String> unexpected = without(received, attempted);
        Set<String> expected = new TreeSet<>(duplicated);
        expected.removeAll(unexpected);
        return new TotalQueue(
                attempted.size(),
                acknowledged.size(),
                received.size(),
                without(acknowledged, received),
                expected,
                denied,
                unexpected,
                recovered.size(),
                unknown.size());
    }

    private static Set<String> ids(Collection<History.Event> events, History.Kind kind) {
        Set<String> ids = new HashSet<>();
        events.stream().filter(event -> event.kind() == kind).forEach(event -> ids.add(event.id()));
        return ids;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    List<String> violations() {
        List<String> found = new ArrayList<>();
        name(found, "lost", lost);
        name(found, "duplicated", duplicated);
        name(found, "gone although nobody was told of a receipt", denied);
        name(found, "unexpected", unexpected);
        if (attempted == 0 || received == 0) {
            found.add("nothing was sent or received: nothing was shown");
        }
        return found;
    }

    private static void name(List<String> found, String what, Set<String> ids) {
        if (!ids.isEmpty()) {
            found.add(ids.size() + " " + what + ", such as "
                    + String.join(", ", ids.stream().limit(SHOWN).toList()));
        }
    }

    @Override
    public String toString() {
        return attempted + " attempted, " + acknowledged + " acknowledged, " + received + " received, " + lost.size()
                + " lost, " + duplicated.size() + " duplicated, " + unexpected.size() + " unexpected, " + recovered
                + " recovered, " + unknown + " unknown";
    }
}

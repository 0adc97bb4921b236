package io.letterbox.it.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checker of rendezvous: what a sender was told against what a receiver got.
 *
 * @param attempts how many messages were to be handed over
 * @param met senders that were told that a receiver has it
 * @param missed senders that were told that nobody has it and nobody will
 * @param unknown senders that were told that nobody knows
 * @param received messages that a receiver got
 * @param unsettled receivers that were told that nobody knows whether they have it
 * @param contradictions one line each
 */
record Hearsay(
        int attempts, int met, int missed, int unknown, int received, int unsettled, List<String> contradictions) {

    private static final int SHOWN = 5;

    static Hearsay of(Collection<History.Event> events) {
        Map<History.Kind, Set<String>> ids = new EnumMap<>(History.Kind.class);
        for (History.Kind kind : History.Kind.values()) {
            ids.put(kind, new HashSet<>());
        }
        Map<String, Integer> receipts = new HashMap<>();
        for (History.Event event : events) {
            of(ids, event.kind()).add(event.id());
            if (event.kind() == History.Kind.RECEIVED) {
                receipts.merge(event.id(), 1, Integer::sum);
            }
        }
        Set<String> received = of(ids, History.Kind.RECEIVED);
        List<String> found = new ArrayList<>();
        Set<String> nobody = new HashSet<>(of(ids, History.Kind.ACKNOWLEDGED));
        nobody.removeAll(received);
        nobody.removeAll(of(ids, History.Kind.UNSETTLED));
        name(found, "told as received, and nobody has it", nobody);
        Set<String> somebody = new HashSet<>(of(ids, History.Kind.REFUSED));
        somebody.retainAll(received);
        name(found, "told as not received, and somebody has it", somebody);
        Set<String> twice = new HashSet<>(received);
        twice.removeIf(id -> receipts.getOrDefault(id, 0) < 2);
        name(found, "received twice", twice);
        Set<String> made = new HashSet<>(received);
        made.removeAll(of(ids, History.Kind.ATTEMPTED));
        name(found, "received, and never sent", made);
        if (of(ids, History.Kind.ACKNOWLEDGED).isEmpty()
                || of(ids, History.Kind.REFUSED).isEmpty()) {
            found.add("nobody met, or nobody missed: nothing was shown");
        }
        return new Hearsay(
                of(ids, History.Kind.ATTEMPTED).size(),
                of(ids, History.Kind.ACKNOWLEDGED).size(),
                of(ids, History.Kind.REFUSED).size(),
                of(ids, History.Kind.UNKNOWN).size(),
                received.size(),
                of(ids, History.Kind.UNSETTLED).size(),
                found);
    }

    private static Set<String> of(Map<History.Kind, Set<String>> ids, History.Kind kind) {
        return ids.getOrDefault(kind, Set.of());
    }

    private static void name(List<String> found, String what, Set<String> ids) {
        if (!ids.isEmpty()) {
            found.add(ids.size() + " " + what + ", such as "
                    + String.join(", ", ids.stream().limit(SHOWN).toList()));
        }
    }

    @Override
    public String toString() {
        return attempts + " attempts, " + met + " met, " + missed + " missed, " + unknown + " unknown, " + received
                + " received, " + unsettled + " receipts unknown, " + contradictions.size() + " contradictions";
    }
}

package io.letterbox.it.exactness;

import io.letterbox.it.exactness.Sent.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The checker: what senders were told, what receivers got, what the broker counted, and where these do not agree. */
final class Ledger {

    private static final int MOST_SHOWN = 10;

    private final int capacity;
    private final Map<String, Outcome> sent = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> received = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> unsure = new ConcurrentHashMap<>();
    private final AtomicLong mostStored = new AtomicLong();
    private final List<String> standing = new ArrayList<>();
    private boolean restarted;

    Ledger(int capacity) {
        this.capacity = capacity;
    }

    void sent(Collection<Sent> all) {
        all.forEach(each -> sent.put(each.id(), each.outcome()));
    }

    void received(String id) {
        received.computeIfAbsent(id, each -> new LongAdder()).increment();
    }

    /** Received, and the receiver was told that it may come again. */
    void unsure(String id) {
        unsure.computeIfAbsent(id, each -> new LongAdder()).increment();
    }

    void stored(long count) {
        mostStored.accumulateAndGet(count, Math::max);
    }

    /** While nobody receives: as many are stored as senders believe. */
    void standing(long stored, Collection<Sent> volley) {
        stored(stored);
        long believed = volley.stream()
                .filter(each -> each.outcome() == Outcome.ACCEPTED)
                .count();
        if (stored != believed) {
            standing.add(believed + " were accepted and " + stored + " are stored");
        }
    }

    /** From here on plain JMS may not know an outcome. */
    void restarted() {
        restarted = true;
    }

    long accepted() {
        return sent.values().stream()
                .filter(outcome -> outcome == Outcome.ACCEPTED)
                .count();
    }

    long received() {
        return received.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long mostStored() {
        return mostStored.get();
    }

    /** Once all is quiet. */
    List<String> violations() {
        List<String> all = new ArrayList<>();
        if (mostStored.get() > capacity) {
            all.add(mostStored + " stored, and the capacity is " + capacity);
        }
        some(all, standing);
        List<String> wrong = new ArrayList<>();
        sent.forEach((id, outcome) -> check(wrong, id, outcome));
        received.keySet().stream()
                .filter(id -> !sent.containsKey(id))
                .forEach(id -> wrong.add(id + " was received and never sent"));
        some(all, wrong);
        return all;
    }

    private void check(List<String> wrong, String id, Outcome outcome) {
        long surely = count(received, id);
        long perhaps = count(unsure, id);
        boolean fits =
                switch (outcome) {
                    case ACCEPTED -> surely == 1 || (surely == 0 && perhaps > 0);
                    case REFUSED -> surely + perhaps == 0;
                    case UNKNOWN -> restarted && surely <= 1;
                };
        if (!fits) {
            wrong.add(id + " was " + outcome + ", received " + surely + " times"
                    + (perhaps == 0 ? "" : ", unacknowledged " + perhaps + " times"));
        }
    }

    private static long count(Map<String, LongAdder> counts, String id) {
        LongAdder count = counts.get(id);
        return count == null ? 0 : count.sum();
    }

    private static void some(List<String> all, List<String> more) {
        more.stream().limit(MOST_SHOWN).forEach(all::add);
        if (more.size() > MOST_SHOWN) {
            all.add("… and " + (more.size() - MOST_SHOWN) + " more such");
        }
    }

    @Override
    public String toString() {
        return "capacity " + capacity + ": " + sent.size() + " sends, " + accepted() + " accepted, " + received()
                + " received, at most " + mostStored + " stored";
    }
}

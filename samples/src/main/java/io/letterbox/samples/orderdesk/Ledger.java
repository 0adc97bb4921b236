package io.letterbox.samples.orderdesk;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the desk knows of each order. Checkout and books write in it, each on a thread of its own. */
final class Ledger {

    private final Set<String> orders = new HashSet<>();
    private final Map<String, String> outcomes = new HashMap<>();
    private final Map<String, Integer> shipped = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Set<String> twice = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private int malformed;
    private int duplicates;
    private int blank;
    private boolean complete;
    private long changes;
    private @Nullable String trouble;

    /** Enters an order, before it is sent; false if there is one with this id. */
    synchronized boolean in(String order) {
        changes++;
        return orders.add(order);
    }

    synchronized void malformed() {
        malformed++;
    }

    synchronized void duplicate() {
        duplicates++;
    }

    synchronized void blank() {
        blank++;
    }

    synchronized void shipped(String order, String by) {
        outcome(order, "shipped by " + by, shipped, by);
    }

    synchronized void refused(String order, String reason) {
        outcome(order, "refused: " + reason, refused, reason);
    }

    private void outcome(String order, String what, Map<String, Integer> counts, String kind) {
        String before = outcomes.putIfAbsent(order, what);
        if (before != null) {
            twice.add(order + " (" + before + ", and " + what + ")");
        } else if (orders.contains(order)) {
            counts.merge(kind, 1, Integer::sum);
        } else {
            unknown.add(order);
        }
        changes++;
        notifyAll();
    }

    /** Says that no more orders come in. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** Says that the rest will not come, and why; the first trouble counts. */
    synchronized void trouble(String what) {
        if (trouble == null) {
            trouble = what;
        }
        notifyAll();
    }

    /** Waits until every order has its outcome, there is trouble, or nothing happens for too long. */
    synchronized void awaitOutcomes(Duration patience) throws InterruptedException {
        long seen = changes;
        long since = System.nanoTime();
        while (trouble == null && !(complete && outcomes.size() >= orders.size())) {
            if (changes != seen) {
                seen = changes;
                since = System.nanoTime();
            }
            long left = patience.toMillis() - (System.nanoTime() - since) / 1_000_000;
            if (left <= 0) {
                trouble("nothing happened for " + patience.toSeconds() + " s");
            } else {
                wait(left);
            }
        }
    }

    synchronized Summary summary() {
        Set<String> lost = new TreeSet<>(orders);
        lost.removeAll(outcomes.keySet());
        return new Summary(
                orders.size(),
                malformed,
                duplicates,
                blank,
                new TreeMap<>(shipped),
                new TreeMap<>(refused),
                new TreeSet<>(lost),
                new TreeSet<>(twice),
                new TreeSet<>(unknown),
                Optional.ofNullable(trouble));
    }
}

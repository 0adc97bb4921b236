package io.letterbox.samples.orderdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What became of a file of orders. */
record Summary(
        int orders,
        int malformed,
        int duplicates,
        int blank,
        Map<String, Integer> shipped,
        Map<String, Integer> refused,
        SortedSet<String> lost,
        SortedSet<String> twice,
        SortedSet<String> unknown,
        Optional<String> trouble) {

    /** In = shipped + refused, nothing twice, nothing that never came in. */
    boolean addsUp() {
        return orders == sum(shipped) + sum(refused) && lost.isEmpty() && twice.isEmpty() && unknown.isEmpty();
    }

    boolean empty() {
        return orders == 0 && rejected() == 0;
    }

    /** How many lines are no orders. */
    int rejected() {
        return malformed + duplicates;
    }

    int exitCode() {
        return addsUp() && trouble.isEmpty() ? 0 : 1;
    }

    List<String> lines() {
        String verdict = addsUp() ? "It adds up: " : "IT DOES NOT ADD UP: ";
        List<String> lines = new ArrayList<>();
        lines.add(count(orders + malformed + duplicates + blank, "lines") + ": " + orders + " orders, " + malformed
                + " malformed, " + duplicates + " duplicate, " + blank + " blank");
        lines.add(count(sum(shipped), "shipped") + each(shipped));
        lines.add(count(sum(refused), "refused") + each(refused));
        lines.add(verdict + orders + " in = " + sum(shipped) + " shipped + " + sum(refused) + " refused"
                + odd(lost, "lost") + odd(twice, "twice") + odd(unknown, "never came in"));
        trouble.ifPresent(what -> lines.add("Ended early: " + what));
        return lines;
    }

    private static String count(int n, String what) {
        return String.format("%7d %s", n, what);
    }

    private static String each(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ", counts.isEmpty() ? "" : ": ", ""));
    }

    private static String odd(SortedSet<String> orders, String what) {
        return orders.isEmpty()
                ? ", 0 " + what
                : ", " + orders.size() + " " + what + " ("
                        + orders.stream().limit(5).collect(Collectors.joining(", "))
                        + (orders.size() > 5 ? ", …)" : ")");
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}

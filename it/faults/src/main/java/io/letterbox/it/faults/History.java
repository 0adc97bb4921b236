package io.letterbox.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What clients were told, in the order in which each told it on. */
final class History {

    enum Kind {
        ATTEMPTED,
        ACKNOWLEDGED,
        REFUSED,
        UNKNOWN,
        RECEIVED,
        SETTLED,
        UNSETTLED,
        TROUBLE
    }

    /**
     * A line.
     *
     * @param kind what happened
     * @param id to which message
     */
    record Event(Kind kind, String id) {}

    private final List<Event> events = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    void add(String line) {
        int space = line.indexOf(' ');
        add(new Event(Kind.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT)), line.substring(space + 1)));
    }

    private synchronized void add(Event event) {
        events.add(event);
        counts.merge(event.kind, 1, Integer::sum);
        notifyAll();
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Waits until there are so many of a kind. */
    synchronized void await(Kind kind, int count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (count(kind) < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not within " + limit + ": " + count + " " + kind + "; there are " + counts);
            }
            wait(left);
        }
    }
}

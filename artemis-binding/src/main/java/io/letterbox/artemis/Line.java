package io.letterbox.artemis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who waits for a slot, first come first, and who was granted one. Guarded by its bound, save for {@link #waits()}. */
final class Line {

    private final LinkedHashMap<String, Place> waiting = new LinkedHashMap<>();
    private final Map<String, Place> granted = new HashMap<>();
    private volatile boolean waits;

    void join(Place place) {
        waiting.put(place.slot(), place);
        waits = true;
    }

    @Nullable
    Place grantFirst() {
        if (waiting.isEmpty()) {
            return null;
        }
        Place first = waiting.values().iterator().next();
        waiting.remove(first.slot());
        granted.put(first.slot(), first);
        waits = !waiting.isEmpty();
        return first;
    }

    boolean use(String slot) {
        return granted.remove(slot) != null;
    }

    void leave(String slot) {
        waiting.remove(slot);
        granted.remove(slot);
        waits = !waiting.isEmpty();
    }

    void leaveAll(String session) {
        waiting.values().removeIf(place -> place.session().equals(session));
        granted.values().removeIf(place -> place.session().equals(session));
        waits = !waiting.isEmpty();
    }

    int granted() {
        return granted.size();
    }

    boolean empty() {
        return waiting.isEmpty() && granted.isEmpty();
    }

    /** Whether anybody waits; any thread may ask. */
    boolean waits() {
        return waits;
    }
}

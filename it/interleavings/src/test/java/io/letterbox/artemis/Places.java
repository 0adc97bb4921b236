package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.jspecify.annotations.Nullable;

/** Places by number. */
final class Places {

    private Places() {}

    static Place of(int slot) {
        return new Place(Integer.toString(slot), "session", SimpleString.of("answers"));
    }

    static String name(@Nullable Place place) {
        return place == null ? "nobody" : place.slot();
    }
}

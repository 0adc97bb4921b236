package io.letterbox.cdi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What keys are called in the environment, by the rule of MicroProfile Config. */
final class EnvironmentName {

    private static final String PREFIX = "letterbox_";

    private EnvironmentName() {}

    /** The usual name: {@code LETTERBOX_LISTENER_SHIP_LONGEST_DELAY} of {@code letterbox.listener.ship.longest-delay}. */
    static String of(String key) {
        return underscored(key).toUpperCase(Locale.ROOT);
    }

    /** All names that mean the key, the first that is there before the others. */
    static Set<String> all(String key) {
        return new LinkedHashSet<>(List.of(key, underscored(key), of(key)));
    }

    /** Whether a name, of a key or of a variable, is one of Letterbox's. */
    static boolean isOurs(String name) {
        return name.startsWith(Keys.PREFIX) || name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static String underscored(String key) {
        return key.replaceAll("[^A-Za-z0-9_]", "_");
    }
}

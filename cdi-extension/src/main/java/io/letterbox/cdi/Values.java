package io.letterbox.cdi;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Reads values, and says which of them are none. */
record Values(ConfigurationOrigin origin, Consumer<String> problems) {

    /** The value of a key as it is, which is never told: it is, or may hold, a password. */
    Optional<String> secret(String key) {
        try {
            return origin.value(key).filter(value -> !value.isEmpty());
        } catch (RuntimeException e) { // an expression in it that the server cannot resolve; its text repeats that
            problems.accept(key + " could not be read: " + e.getClass().getName());
            return Optional.empty();
        }
    }

    /** What becomes of a thing by the value of a key: itself if there is none, or one that is none. */
    <T> T over(T thing, String key, String expected, BiFunction<T, String, T> change) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return thing;
        }
        try {
            return change.apply(thing, value.get());
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.accept(key + " is \"" + value.get() + "\": " + expected + " is expected");
            return thing;
        }
    }

    /** The constant that a value names, in small letters or not. */
    static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    boolean isSet(String key) {
        return text(key).isPresent();
    }

    Optional<String> text(String key) {
        try {
            return origin.value(key).map(String::strip).filter(value -> !value.isEmpty());
        } catch (RuntimeException e) {
            problems.accept(key + " could not be read: " + e);
            return Optional.empty();
        }
    }
}

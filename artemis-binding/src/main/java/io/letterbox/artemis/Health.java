package io.letterbox.artemis;

import java.util.Optional;

/**
 * Whether an embedded broker accepts messages: an immutable value, true when it was asked for.
 *
 * @param trouble why it does not, and what to do; empty if it does
 * @see EmbeddedArtemis#health()
 */
public record Health(Optional<String> trouble) {

    static Health good() {
        return new Health(Optional.empty());
    }

    static Health bad(String trouble) {
        return new Health(Optional.of(trouble));
    }

    /**
     * Whether messages are accepted.
     *
     * @return true if there is no trouble
     */
    public boolean accepts() {
        return trouble.isEmpty();
    }
}

package io.letterbox;

import org.jspecify.annotations.Nullable;

/**
 * What is done in one {@linkplain Letterbox#unit unit of work}.
 *
 * @param <R> the result
 * @param <X> the checked exception it may throw; it passes through to the caller of {@code unit}
 */
@FunctionalInterface
public interface Work<R extends @Nullable Object, X extends Exception> {

    /**
     * Does the work. It is done again from the start if the unit was stalled, so that what it changes besides messages must bear
     * that.
     *
     * @return the result
     * @throws X when the unit is to be rolled back
     */
    R perform() throws X;
}

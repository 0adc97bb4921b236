package io.letterbox.cdi;

import io.letterbox.Listener;
import java.util.Optional;

/**
 * The listeners that the {@link Receives} methods of the application are: a bean, for those who show their states, or pause and
 * resume them.
 *
 * <p>There are none before the application has started; when it ends, they are there as closed ones. The container closes them:
 * {@link Listener#close()} on one of these is refused. Many threads may use this at once.
 */
public interface Listeners extends Iterable<Listener> {

    /**
     * A listener by its name.
     *
     * @param name {@link Receives#name()}, or the simple name of the bean's class, a dot, and the method's name
     * @return the listener; empty if there is none of that name
     */
    Optional<Listener> named(String name);
}

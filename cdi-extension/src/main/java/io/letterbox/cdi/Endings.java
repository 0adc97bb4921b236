package io.letterbox.cdi;

import io.letterbox.MailboxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is closed with the container, the last opened first: the ends, the letterbox, and then what carries it. */
final class Endings {

    private static final System.Logger LOG = System.getLogger(Endings.class.getName());

    private final Deque<Ending> open = new ArrayDeque<>();
    private boolean over;

    /** Opens something that will be closed with the container. */
    <E extends AutoCloseable> E opened(String name, Supplier<E> opening) {
        if (over()) {
            throw stopped(name);
        }
        E opened = opening.get();
        Ending ending = new Ending(name, opened);
        if (!add(ending)) {
            ending.come();
            throw stopped(name);
        }
        return opened;
    }

    /** Closes everything, one after the other; what cannot be closed does not keep the rest from it. */
    void close() {
        for (Ending last = next(); last != null; last = next()) {
            last.come();
        }
    }

    private synchronized @Nullable Ending next() {
        over = true;
        return open.poll();
    }

    private synchronized boolean add(Ending ending) {
        if (!over) {
            open.push(ending);
        }
        return !over;
    }

    private synchronized boolean over() {
        return over;
    }

    private static MailboxException.Refused stopped(String name) {
        return new MailboxException.Refused(
                name + ": the container has stopped; the last to use it are @PreDestroy methods", null);
    }

    private record Ending(String name, AutoCloseable opened) {

        void come() {
            try {
                opened.close();
            } catch (Exception e) { // a provider of the application's own may throw anything
                LOG.log(System.Logger.Level.WARNING, name + " could not be closed", e);
            }
        }
    }
}

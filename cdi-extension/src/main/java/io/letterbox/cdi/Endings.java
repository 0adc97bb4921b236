package io.letterbox.cdi;

import io.letterbox.MailboxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is closed with the container, the last opened first: the ends, the letterbox, and then what carries it. */
final class Endings {

    private static final System.Logger LOG = System.getLogger(Endings.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean over;

    /** Opens something that will be closed with the container. */
    <E extends AutoCloseable> E opened(String name, Supplier<E> opening) {
        if (over()) {
            throw stopped(name);
        }
        E opened = opening.get();
        if (!add(opened)) {
            close(opened);
            throw stopped(name);
        }
        return opened;
    }

    /** Closes everything, one after the other; what cannot be closed does not keep the rest from it. */
    void close() {
        for (AutoCloseable last = next(); last != null; last = next()) {
            close(last);
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        over = true;
        return open.poll();
    }

    private synchronized boolean add(AutoCloseable opened) {
        if (!over) {
            open.push(opened);
        }
        return !over;
    }

    private synchronized boolean over() {
        return over;
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) { // a provider of the application's own may throw anything
            LOG.log(System.Logger.Level.WARNING, opened + " could not be closed", e);
        }
    }

    private static MailboxException.Refused stopped(String name) {
        return new MailboxException.Refused(
                name + ": the container has stopped; the last to use it are @PreDestroy methods", null);
    }
}

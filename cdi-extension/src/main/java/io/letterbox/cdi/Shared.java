package io.letterbox.cdi;

import io.letterbox.MailboxException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is opened at its first use, once for all who use it, and closed with the container. An opening that fails is tried again at
 * the next use.
 */
final class Shared<E extends AutoCloseable> {

    private final String name;
    private final Supplier<E> opening;
    private volatile @Nullable E opened;

    Shared(String name, Supplier<E> opening) {
        this.name = name;
        this.opening = opening;
    }

    E get() {
        E present = opened;
        return present != null ? present : open();
    }

    private synchronized E open() {
        E present = opened;
        if (present == null) {
            present = opening.get();
            opened = present;
        }
        return present;
    }

    /** What {@code close} by one of those who share it comes to. */
    MailboxException.Refused refusal() {
        return new MailboxException.Refused(
                name
                        + " is shared by all into whom it is injected, and the container closes it: leave it open, or open one of"
                        + " your own through an injected Letterbox",
                null);
    }

    @Override
    public String toString() {
        return name;
    }
}

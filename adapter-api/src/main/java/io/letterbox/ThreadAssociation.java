package io.letterbox;

import org.jspecify.annotations.Nullable;

/** A unit belongs to the thread that began it, until it ends it. */
final class ThreadAssociation implements Association {

    @SuppressWarnings("ThreadLocalUsage") // one per door, and empty outside of units
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    @Override
    public @Nullable Unit current() {
        return current.get();
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R within(Unit unit, Work<R, X> work) throws X {
        current.set(unit);
        try {
            return work.perform();
        } finally {
            current.remove();
        }
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R outside(Work<R, X> work) throws X {
        Unit outer = current.get();
        current.remove();
        try {
            return work.perform();
        } finally {
            if (outer != null) {
                current.set(outer);
            }
        }
    }
}

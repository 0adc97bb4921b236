package io.letterbox.it.cdi;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the beans of a test write down, for the test to read. */
@Singleton
class Journal {

    private final BlockingQueue<List<?>> entries = new LinkedBlockingQueue<>();

    void note(Object... what) {
        entries.add(List.of(what));
    }

    /** The next entry, which is there or comes soon. */
    List<?> next() throws InterruptedException {
        List<?> entry = entries.poll(10, TimeUnit.SECONDS);
        if (entry == null) {
            throw new AssertionError("nothing more was written down");
        }
        return entry;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}

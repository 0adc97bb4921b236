package io.letterbox.artemis;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the refusals of one address, and logs when they begin: once per time that the address fills up, and at most once in a
 * while if it fills up all the time.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(ExactBounds.class);
    private static final long QUIET = TimeUnit.SECONDS.toNanos(60);

    private final String address;
    private final LongAdder count = new LongAdder();
    private boolean refusing;
    private long nextLog = System.nanoTime();

    Refusals(String address) {
        this.address = address;
    }

    /** Counts one; called by one thread at a time. */
    void count() {
        count.increment();
        if (!refusing && System.nanoTime() - nextLog >= 0) {
            nextLog = System.nanoTime() + QUIET;
            LOG.info("Mailbox \"{}\" is full and refuses messages; {} refused so far", address, count);
        }
        refusing = true;
    }

    void over() {
        refusing = false;
    }

    void unserved(Exception cause) {
        LOG.debug("The line of \"{}\" was not served", address, cause);
    }
}

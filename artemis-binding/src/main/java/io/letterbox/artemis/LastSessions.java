package io.letterbox.artemis;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/**
 * The sessions that a stopping broker has told to end. It closes its journal meanwhile, and what a session rolls back and what
 * another has just committed can then wait for that journal and for each other for ever.
 */
final class LastSessions {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    private LastSessions() {}

    /** Waits until they have ended; not for ever, since one may itself wait for what has broken. */
    static void awaitEnd(ActiveMQServer server) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!server.getSessions().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}

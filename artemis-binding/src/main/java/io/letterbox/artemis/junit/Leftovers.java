package io.letterbox.artemis.junit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;

/** What the tests before have left in the queues. */
final class Leftovers {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration LONGEST_GOODBYE = Duration.ofMillis(200);

    private Leftovers() {}

    /** Empties all queues; what is in delivery to receivers that live longer than a test must be acknowledged first. */
    static void remove(ActiveMQServer server, Changes changes) throws InterruptedException {
        if (!changes.await(LONGEST, () -> empty(server).isEmpty())) {
            throw new IllegalStateException(
                    "the queues are not empty at the beginning of the test: " + empty(server)
                            + " were received and not acknowledged for " + LONGEST
                            + ", by somebody who has been there since before the test; acknowledge them, or close that receiver");
        }
    }

    /**
     * Waits until the broker has cleaned up after the connections that were closed; else it cries out when it is stopped meanwhile.
     * Who has not closed his is not waited for long.
     */
    static void leave(ActiveMQServer server, Changes changes) {
        try {
            boolean unused = changes.await(LONGEST_GOODBYE, () -> cleanedUp(server));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean cleanedUp(ActiveMQServer server) {
        return server.getSessions().isEmpty()
                && Engine.queues(server).noneMatch(Queue::isTemporary)
                && server.getThreadPool() instanceof ThreadPoolExecutor threads
                && threads.getActiveCount() == 0;
    }

    /** Empties the queues, and says which of them are not empty. */
    private static List<String> empty(ActiveMQServer server) {
        return Engine.queues(server)
                // what is in these belongs to connections that live
                .filter(queue -> !queue.isTemporary())
                .filter(queue -> queue.getMessageCount() > 0)
                .filter(queue -> left(queue) > 0)
                .map(queue -> queue.getMessageCount() + " of \"" + queue.getName() + "\"")
                .toList();
    }

    private static long left(Queue queue) {
        try {
            queue.deleteAllReferences();
            return queue.getMessageCount();
        } catch (Exception e) {
            throw new IllegalStateException("the queue \"" + queue.getName() + "\" cannot be emptied", e);
        }
    }
}

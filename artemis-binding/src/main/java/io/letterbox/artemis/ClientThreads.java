package io.letterbox.artemis;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The threads of the connections to one broker. Artemis has pools for the whole JVM, which outlive every broker, and pools of
 * each factory, which cry out when the last word of a closed connection comes after them; these do neither.
 */
final class ClientThreads implements AutoCloseable {

    private static final int SCHEDULED = 2;
    private static final long IDLE_SECONDS = 10;
    private static final long END_SECONDS = 10;

    private final ExecutorService threads;
    private final ScheduledExecutorService scheduled;

    ClientThreads(String broker) {
        ThreadFactory factory = named("letterbox " + broker);
        // Artemis counts on a thread for each task that waits for another
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
        ScheduledThreadPoolExecutor timers =
                new ScheduledThreadPoolExecutor(SCHEDULED, factory, new ThreadPoolExecutor.DiscardPolicy());
        timers.setRemoveOnCancelPolicy(true);
        scheduled = timers;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    void give(ActiveMQConnectionFactory factory) {
        factory.getServerLocator().setThreadPools(threads, scheduled, threads);
    }

    /** Waits for what is under way; nothing begins any more. */
    @Override
    public void close() {
        threads.shutdown();
        scheduled.shutdownNow();
        boolean interrupted = false;
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

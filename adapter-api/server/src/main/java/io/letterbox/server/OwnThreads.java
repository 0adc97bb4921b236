package io.letterbox.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** The server's threads that run nothing but a task of Letterbox's, from its beginning to its end. */
final class OwnThreads implements ThreadFactory {

    private final ThreadFactory threads;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    OwnThreads(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public Thread newThread(Runnable task) {
        return threads.newThread(() -> {
            Thread self = Thread.currentThread();
            running.add(self);
            try {
                task.run();
            } finally {
                running.remove(self);
            }
        });
    }

    /** Whether the calling thread is one of them. */
    boolean runHere() {
        return running.contains(Thread.currentThread());
    }
}

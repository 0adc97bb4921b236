package io.letterbox;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The threads that are inside an end, so that closing it can wait until they are out. */
final class Callers {

    private final Set<Thread> inside = new HashSet<>();

    /** Whether this call, and not one around it, brought the thread in. */
    synchronized boolean enter() {
        return inside.add(Thread.currentThread());
    }

    synchronized void leave(boolean entered) {
        if (entered) {
            inside.remove(Thread.currentThread());
            notifyAll();
        }
    }

    /** Waits until no other thread is inside; a handler that closes its own end does not wait for itself. */
    synchronized void awaitOthers(TimeUnit unit, long limit) {
        Limit wait = Limit.of(java.time.Duration.of(limit, unit.toChronoUnit()));
        boolean interrupted = false;
        while (inside.stream().anyMatch(thread -> thread != Thread.currentThread()) && !wait.passed()) {
            try {
                wait(wait.millisToWait(java.time.Duration.ofSeconds(1)));
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

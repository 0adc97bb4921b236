package io.letterbox;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends whose answers nobody awaits: one session, in the order of the calls, and a cap on what is unconfirmed. */
final class Pipeline<T> implements AutoCloseable {

    private static final int MOST_UNCONFIRMED = 5_000;

    /** Artemis's client keeps what the broker refused for as long as the session lasts, so after so many it is given another one. */
    private static final int MOST_REFUSED = 100;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Route<T> route;
    private final Wires wires;
    private final Carrier<T> carrier;
    private final ScheduledExecutorService clock;
    private final Set<Pending> unconfirmed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final Runnable breakOff = this::giveUp;
    private @Nullable Outlet outlet;
    private boolean closed;

    Pipeline(Route<T> route, Wires wires, Carrier<T> carrier, ScheduledExecutorService clock) {
        this.route = route;
        this.wires = wires;
        this.carrier = carrier;
        this.clock = clock;
    }

    synchronized CompletionStage<Boolean> send(T value, Options options) {
        if (closed) {
            throw Door.closed(route);
        }
        Outlet through = outlet();
        Pending pending = new Pending(carrier.seal(value, options, through.session()), options);
        if (unconfirmed.size() >= MOST_UNCONFIRMED || worn()) {
            return CompletableFuture.completedStage(false);
        }
        unconfirmed.add(pending);
        try {
            RoundTrip.uncutStep(() -> through.send(pending.message, options, pending));
        } catch (JMSException failure) {
            pending.onException(pending.message, failure);
        }
        return pending.answer.minimalCompletionStage();
    }

    private Outlet outlet() {
        Outlet open = outlet;
        if (open != null && worn() && unconfirmed.isEmpty()) { // Else the order could not be kept.
            closeApart(open);
            open = null;
        }
        if (open == null || open.broken()) {
            try {
                open = wires.open(Provider.Use.PIPELINED, wire -> Outlet.open(wire, route));
            } catch (JMSException failure) {
                throw carrier.unreachable(failure);
            }
            open.whenBroken(breakOff);
            outlet = open;
            refused.set(0);
        }
        return open;
    }

    private boolean worn() {
        return refused.get() >= MOST_REFUSED;
    }

    /** By another thread, since this one may be bringing an answer, and then must not close the session of the answer. */
    private void closeApart(Outlet worn) {
        clock.execute(() -> {
            try {
                worn.close();
            } catch (JMSException gone) {
                return; // With its connection, and nobody waits for its answers.
            }
        });
    }

    /** One send without its answer; the provider brings that, from a thread of its own. */
    private final class Pending implements CompletionListener {
        private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
        private final Message message;
        private final Options options;

        Pending(Message message, Options options) {
            this.message = message;
            this.options = options;
        }

        @Override
        public void onCompletion(Message sent) {
            unconfirmed.remove(this);
            answer.complete(true);
        }

        @Override
        public void onException(Message unsent, Exception failure) {
            refused.incrementAndGet();
            unconfirmed.remove(this);
            if (wires.provider().full(failure)) {
                answer.complete(false);
            } else {
                answer.completeExceptionally(carrier.failed(failure, message, options));
            }
        }
    }

    private void giveUp() {
        for (Pending pending : unconfirmed) {
            pending.onException(pending.message, new JMSException("the connection ended before the broker answered"));
        }
    }

    /** A provider that closes a session may forget the answer that is just coming in. */
    private void awaitAnswers() {
        CompletableFuture<?>[] underWay =
                unconfirmed.stream().map(pending -> pending.answer).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(underWay)
                .handle((answered, failure) -> true)
                .completeOnTimeout(false, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public synchronized void close() {
        closed = true;
        awaitAnswers();
        Outlet open = outlet;
        if (open != null) {
            open.forget(breakOff);
            try {
                open.close();
            } catch (JMSException gone) {
                giveUp();
            }
        }
        giveUp();
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a call that waits outlives its connection: it tries again at once, and then now and then for a while. */
final class Reconnecting {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Route<?> route;
    private final Provider provider;
    private final CountDownLatch closed;
    private @Nullable Limit trying;

    /**
     * For one call.
     *
     * @param closed is down when the end is closed
     */
    Reconnecting(Route<?> route, Provider provider, CountDownLatch closed) {
        this.route = route;
        this.provider = provider;
        this.closed = closed;
    }

    void worked() {
        trying = null;
    }

    /** Returns when it is time for another try; throws what the call has to tell if there is none. */
    void failed(JMSException failure, Limit limit) throws InterruptedException {
        if (closed.getCount() == 0) {
            throw Door.closed(route);
        }
        if (provider.refused(failure)) {
            throw Door.unreachable(route, failure, provider);
        }
        Limit since = trying;
        if (since == null) {
            trying = Limit.of(LONGEST);
            return;
        }
        if (limit.passed() || since.passed()) {
            throw Door.unreachable(route, failure, provider);
        }
        if (closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Door.closed(route);
        }
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call that waits outlives its connection: it tries again at once, and then now and then for a while. */
final class Reconnecting {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Route<?> route;
    private final Provider provider;
    private final Lifetime lifetime;
    private @Nullable Limit trying;

    /**
     * For one call.
     *
     * @param lifetime the end's
     */
    Reconnecting(Route<?> route, Provider provider, Lifetime lifetime) {
        this.route = route;
        this.provider = provider;
        this.lifetime = lifetime;
    }

    void worked() {
        trying = null;
    }

    /** Returns when it is time for another try; throws what the call has to tell if there is none. */
    void failed(JMSException failure, Limit limit) throws InterruptedException {
        lifetime.check();
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
        lifetime.pass(BETWEEN_TRIES);
    }
}

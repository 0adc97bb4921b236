package io.letterbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a listener listens, and what becomes of a message whose handler throws: an immutable value.
 *
 * <p>A failed message is tried again after a delay, which doubles from one attempt to the next up to the longest, with up to a
 * fifth added by chance; meanwhile the ones behind it are handled. After the last attempt it goes to the dead letters, with the
 * reason. A message with a {@code JMSXGroupID} is tried again in place, and holds up its session, so that its group keeps its order.
 * A message that cannot be decoded goes to the dead letters at once; so does a {@linkplain Requester request} that failed, whose
 * sender is told.
 *
 * @param name what states, logs and threads call the listener
 * @param concurrency how many messages are handled at once, each with a session and a thread of its own
 * @param selector takes only the messages that it matches, besides what the source selects; the others stay
 * @param attempts how often the handler is given a message, at least 1
 * @param delay before the second attempt
 * @param longestDelay between two attempts
 * @param fetching how many messages a session takes from the broker at a time
 * @param start whether it begins listening when it is opened
 * @param finish how long closing waits for what is in hand
 * @param threads runs each of the {@code concurrency} loops, for the life of the listener; empty for threads of its own
 */
public record Listening(
        String name,
        int concurrency,
        Optional<Selector> selector,
        int attempts,
        Duration delay,
        Duration longestDelay,
        Fetching fetching,
        Start start,
        Duration finish,
        Optional<Executor> threads) {

    /** How many messages a session takes from the broker at a time. */
    public enum Fetching {
        /** The one that it handles, so that no message waits behind another while another receiver is idle. */
        ONE,
        /** Some ahead, which is faster for small messages. */
        AHEAD
    }

    /** Whether a listener begins listening when it is opened. */
    public enum Start {
        /** At once. */
        RUNNING,
        /** When it is resumed. */
        PAUSED
    }

    /**
     * Checks the values.
     *
     * @param name the name
     * @param concurrency at least 1
     * @param selector the selector, if any
     * @param attempts at least 1
     * @param delay at least zero
     * @param longestDelay at least {@code delay}
     * @param fetching how many messages it takes at a time
     * @param start whether it begins at once
     * @param finish at least zero
     * @param threads runs the loops
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Listening {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a listener needs a name");
        }
        check(concurrency >= 1, name, "concurrency " + concurrency + ": at least 1");
        check(attempts >= 1, name, "attempts " + attempts + ": at least 1");
        check(!delay.isNegative(), name, "delay " + delay + ": at least zero");
        check(
                longestDelay.compareTo(delay) >= 0,
                name,
                "longest delay " + longestDelay + ": at least the delay " + delay);
        check(!finish.isNegative(), name, "finish " + finish + ": at least zero");
    }

    private static void check(boolean fits, String name, String problem) {
        if (!fits) {
            throw new IllegalArgumentException("listener " + name + ": " + problem);
        }
    }

    /**
     * One message at a time, five attempts, the second after a second, at most a minute between two; 30 seconds to finish.
     *
     * @param name what states, logs and threads call the listener
     * @return the defaults
     * @throws IllegalArgumentException if the name is blank
     */
    public static Listening named(String name) {
        return new Listening(
                name,
                1,
                Optional.empty(),
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Fetching.ONE,
                Start.RUNNING,
                Duration.ofSeconds(30),
                Optional.empty());
    }

    /**
     * The same with another concurrency.
     *
     * @param concurrency at least 1
     * @return a new value
     * @throws IllegalArgumentException if out of range
     */
    public Listening concurrency(int concurrency) {
        return new Listening(
                name, concurrency, selector, attempts, delay, longestDelay, fetching, start, finish, threads);
    }

    /**
     * The same with a selector.
     *
     * @param selector takes only the messages that it matches
     * @return a new value
     */
    public Listening selector(Selector selector) {
        return new Listening(
                name,
                concurrency,
                Optional.of(selector),
                attempts,
                delay,
                longestDelay,
                fetching,
                start,
                finish,
                threads);
    }

    /**
     * The same with another number of attempts.
     *
     * @param attempts at least 1
     * @return a new value
     * @throws IllegalArgumentException if out of range
     */
    public Listening attempts(int attempts) {
        return new Listening(
                name, concurrency, selector, attempts, delay, longestDelay, fetching, start, finish, threads);
    }

    /**
     * The same with other delays between attempts.
     *
     * @param first before the second attempt, at least zero
     * @param longest between two attempts, at least {@code first}
     * @return a new value
     * @throws IllegalArgumentException if out of range
     */
    public Listening delays(Duration first, Duration longest) {
        return new Listening(name, concurrency, selector, attempts, first, longest, fetching, start, finish, threads);
    }

    /**
     * The same with another way of taking messages.
     *
     * @param fetching how many at a time
     * @return a new value
     */
    public Listening fetching(Fetching fetching) {
        return new Listening(
                name, concurrency, selector, attempts, delay, longestDelay, fetching, start, finish, threads);
    }

    /**
     * The same with another start.
     *
     * @param start whether it begins at once
     * @return a new value
     */
    public Listening start(Start start) {
        return new Listening(
                name, concurrency, selector, attempts, delay, longestDelay, fetching, start, finish, threads);
    }

    /**
     * The same with another time to finish.
     *
     * @param finish at least zero
     * @return a new value
     * @throws IllegalArgumentException if out of range
     */
    public Listening finish(Duration finish) {
        return new Listening(
                name, concurrency, selector, attempts, delay, longestDelay, fetching, start, finish, threads);
    }

    /**
     * The same on other threads.
     *
     * @param threads runs each of the loops, for the life of the listener
     * @return a new value
     */
    public Listening threads(Executor threads) {
        return new Listening(
                name,
                concurrency,
                selector,
                attempts,
                delay,
                longestDelay,
                fetching,
                start,
                finish,
                Optional.of(threads));
    }
}

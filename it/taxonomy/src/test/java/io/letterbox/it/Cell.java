package io.letterbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Letterbox;
import io.letterbox.Provider;
import io.letterbox.Settings;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A broker of its own for each test of a cell, and letterboxes over it. */
@ParameterizedClass
@MethodSource("transports")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class Cell {

    /** Long enough to see that something waits. */
    static final Duration A_WHILE = Duration.ofMillis(150);

    /** Long enough for anything that should happen at all. */
    static final Duration LONG = Duration.ofSeconds(20);

    @Parameter
    Transport transport;

    /** Those that the build names. */
    static Stream<Transport> transports() {
        return Arrays.stream(System.getProperty("transports", "IN_MEMORY,TCP").split(","))
                .map(Transport::valueOf);
    }

    EmbeddedArtemis broker;
    Letterbox letterbox;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @BeforeEach
    void start() {
        broker = closing(EmbeddedArtemis.start(transport.listening(BrokerSettings.inMemory())));
        letterbox = letterbox(Settings.defaults());
    }

    /** The door of one more process. */
    Letterbox letterbox(Settings settings) {
        Provider provider = transport.to(broker);
        if (provider != broker && provider instanceof AutoCloseable remote) {
            closing(remote);
        }
        return closing(Letterbox.over(provider, settings));
    }

    /** A client of the same broker that is not Letterbox's. */
    PlainClient plainClient() {
        return closing(new PlainClient(broker.connectionFactory()));
    }

    /** Waits until something is true that no object of the test can be told of. */
    static void eventually(Callable<Boolean> condition) throws Exception {
        eventually(LONG, condition);
    }

    static void eventually(Duration limit, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the time is up").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    <C extends AutoCloseable> C closing(C closeable) {
        open.push(closeable);
        return closeable;
    }

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}

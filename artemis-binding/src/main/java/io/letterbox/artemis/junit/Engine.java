package io.letterbox.artemis.junit;

import io.letterbox.Provider;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import io.letterbox.artemis.junit.EmbeddedBroker.Storage;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.jspecify.annotations.Nullable;

/** The engine over its restarts: each is a new one, on the same directory and the same port. */
final class Engine implements AutoCloseable {

    private static final long LONGEST_SETTLING_SECONDS = 10;

    private final Hooks hooks;
    private final Optional<TemporaryDirectory> temporary;
    private final BrokerSettings settings;
    private final @Nullable RemoteArtemis remote;
    private volatile EmbeddedArtemis artemis;
    private volatile State state = State.RUNNING;

    private enum State {
        RUNNING,
        STOPPED,
        CLOSED
    }

    Engine(BrokerSettings wanted, Storage storage, Hooks hooks) {
        this.hooks = hooks;
        temporary = storage == Storage.JOURNAL ? Optional.of(TemporaryDirectory.make()) : Optional.empty();
        BrokerSettings placed =
                temporary.map(directory -> wanted.directory(directory.path())).orElse(wanted);
        try {
            artemis = EmbeddedArtemis.start(placed, List.of(hooks));
        } catch (RuntimeException e) {
            temporary.ifPresent(TemporaryDirectory::close);
            throw e;
        }
        settings = again(placed);
        remote = artemis.uri()
                .map(uri -> {
                    Login login = artemis.login().orElseThrow();
                    return RemoteArtemis.at(uri.toString(), login.user(), login.password());
                })
                .orElse(null);
    }

    /** The settings that lead to the same port and let in the same users. */
    private BrokerSettings again(BrokerSettings placed) {
        if (artemis.port().isEmpty()) {
            return placed;
        }
        Login login = artemis.login().orElseThrow();
        return placed.port(artemis.port().getAsInt()).user(login.user(), login.password());
    }

    boolean runs() {
        return state == State.RUNNING;
    }

    EmbeddedArtemis artemis() {
        return artemis;
    }

    /** The engine itself, which runs. */
    ActiveMQServer server() {
        switch (state) {
            case RUNNING -> {
                return hooks.server();
            }
            case STOPPED -> throw new IllegalStateException("the broker is stopped; start it first");
            default -> throw new IllegalStateException("the test or the class that the broker was for is over");
        }
    }

    Optional<Queue> queue(String name) {
        return Optional.ofNullable(server().locateQueue(SimpleString.of(name))).map(Engine::settled);
    }

    static Stream<Queue> queues(ActiveMQServer server) {
        return server.getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .filter(queue -> !queue.isInternalQueue())
                .map(Engine::settled);
    }

    /**
     * A queue counts a message some time after its sender was told that it is accepted; here it has. (The engine's own flush does not
     * wait for what is about to begin.)
     */
    private static Queue settled(Queue queue) {
        CountDownLatch counted = new CountDownLatch(1);
        try {
            queue.getExecutor().execute(counted::countDown);
            if (!counted.await(LONGEST_SETTLING_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the queue \"" + queue.getName() + "\" has been busy for "
                        + LONGEST_SETTLING_SECONDS + " s, so it cannot be looked into");
            }
        } catch (InterruptedException e) {
            // whoever is interrupted sees what there is
            Thread.currentThread().interrupt();
        }
        return queue;
    }

    /** Reached in memory, over all restarts. */
    Provider inVm() {
        return new InVm(this);
    }

    /** Reached as the test wants it. */
    Provider provider() {
        return remote == null ? inVm() : remote;
    }

    ConnectionFactory connectionFactory() {
        return remote == null ? artemis.connectionFactory() : remote.connectionFactory();
    }

    void mayStop() {
        server();
        if (settings.directory().isEmpty()) {
            throw new IllegalStateException("the broker is in memory and would forget its messages; "
                    + "use @EmbeddedBroker(storage = JOURNAL), or BrokerExtension.onDisk()");
        }
    }

    synchronized void stop() {
        ActiveMQServer server = server();
        state = State.STOPPED;
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop: " + e.getMessage(), e);
        }
    }

    synchronized void start() {
        if (state != State.STOPPED) {
            throw new IllegalStateException("the broker " + (runs() ? "runs; stop it first" : "is closed"));
        }
        artemis.close();
        artemis = EmbeddedArtemis.start(settings, List.of(hooks));
        state = State.RUNNING;
    }

    @Override
    public synchronized void close() {
        state = State.CLOSED;
        if (remote != null) {
            remote.close();
        }
        artemis.close();
        temporary.ifPresent(TemporaryDirectory::close);
    }
}

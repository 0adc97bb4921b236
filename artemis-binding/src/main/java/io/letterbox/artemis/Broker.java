package io.letterbox.artemis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine, and its number among the in-VM brokers. */
final class Broker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedArtemis.class);

    private static final long MEGABYTE = 1024 * 1024;

    private final ActiveMQServer server;
    private final int inVm;
    private final OptionalInt port;
    private boolean closed;

    private Broker(ActiveMQServer server, int inVm, OptionalInt port) {
        this.server = server;
        this.inVm = inVm;
        this.port = port;
    }

    static Broker start(BrokerSettings settings, @Nullable Login own) {
        return start(settings, own, plugins(), configuration -> {});
    }

    static List<ActiveMQServerBasePlugin> plugins() {
        return List.of(new DeadLetters(), new ExactBounds(DeadLetters::settings));
    }

    /** Starts it with other plug-ins, or otherwise as tests need it to show what ours is for. */
    static Broker start(
            BrokerSettings settings,
            @Nullable Login own,
            List<ActiveMQServerBasePlugin> plugins,
            Consumer<Configuration> change) {
        int inVm = free();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        ActiveMQServer server = null;
        try {
            Configuration configuration = BrokerConfiguration.of(settings, inVm, plugins);
            change.accept(configuration);
            server = new ActiveMQServerImpl(configuration, new Users(passwords(settings, own), settings.permissions()));
            // the engine starts on without what failed, and only tells its listeners
            server.registerActivationFailureListener(failure::set);
            server.start();
            Exception failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            if (!server.isActive()) {
                throw new IllegalStateException("it is not active");
            }
            Declarations declarations = new Declarations(server);
            for (Set<Permission> permissions : settings.permissions().values()) {
                declarations.make(permissions);
            }
            return new Broker(server, inVm, port(server, settings));
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException(
                    "the embedded broker did not start with " + settings + ": " + e.getMessage()
                            + "; look whether its port or its directory is in use",
                    e);
        }
    }

    /**
     * A number that no broker has. The engine's registry is for the whole class loader, and refuses a number that is taken, so a
     * random one that is free now is as good as a counter, and needs no state.
     */
    private static int free() {
        int id;
        do {
            id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        } while (InVMRegistry.instance.getAcceptor(id) != null);
        return id;
    }

    private static Map<String, String> passwords(BrokerSettings settings, @Nullable Login own) {
        Map<String, String> passwords = new HashMap<>(settings.users());
        if (own != null) {
            passwords.put(own.user(), own.password());
        }
        return passwords;
    }

    private static OptionalInt port(ActiveMQServer server, BrokerSettings settings) {
        if (settings.port().isEmpty()) {
            return OptionalInt.empty();
        }
        Acceptor acceptor = server.getRemotingService().getAcceptor(BrokerConfiguration.TCP);
        return OptionalInt.of(acceptor.getActualPort());
    }

    Health health() {
        if (!server.isActive()) {
            return Health.bad("the broker has stopped: look into its log, and start another one");
        }
        if (server.getPagingManager().isDiskFull()) {
            return Health.bad("the disk of " + server.getConfiguration().getJournalDirectory() + " has less than "
                    + server.getConfiguration().getMinDiskFree() / MEGABYTE
                    + " MiB left: free some, and what is sent will be accepted again");
        }
        if (server.getConfiguration().getGlobalMaxSize() > 0
                && server.getPagingManager().isGlobalFull()) {
            return Health.bad("the messages fill the memory that the broker has for them: receive some");
        }
        return Health.good();
    }

    int inVm() {
        return inVm;
    }

    OptionalInt port() {
        return port;
    }

    ActiveMQServer server() {
        return server;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            stop(server);
        }
    }

    private static void stop(@Nullable ActiveMQServer server) {
        if (server != null) {
            try {
                server.stop();
            } catch (Exception e) {
                LOG.warn("The embedded broker did not stop cleanly", e);
            }
        }
    }
}

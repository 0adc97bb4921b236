package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A broker in this process, and the way to it, in memory or over TCP: the same one for all sides. */
final class Stage implements AutoCloseable {

    static final String IN_VM = "in-vm";
    static final String TCP = "tcp";

    private final EmbeddedArtemis broker;
    private final @Nullable RemoteArtemis remote;

    private Stage(EmbeddedArtemis broker, @Nullable RemoteArtemis remote) {
        this.broker = broker;
        this.remote = remote;
    }

    static Stage open(String transport) {
        return switch (transport) {
            case IN_VM -> new Stage(EmbeddedArtemis.start(), null);
            case TCP -> {
                EmbeddedArtemis broker =
                        EmbeddedArtemis.start(BrokerSettings.inMemory().port(0));
                URI uri = broker.uri().orElseThrow();
                Login login = broker.login().orElseThrow();
                yield new Stage(broker, RemoteArtemis.at(uri.toString(), login.user(), login.password()));
            }
            default -> throw new IllegalArgumentException("transport " + transport + ": " + IN_VM + " or " + TCP);
        };
    }

    Provider provider() {
        return remote == null ? broker : remote;
    }

    @Override
    public void close() {
        if (remote != null) {
            remote.close();
        }
        broker.close();
    }
}

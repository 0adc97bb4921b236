package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import io.letterbox.artemis.BrokerSettings;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.artemis.RemoteArtemis;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A broker in this process, and the way to it: the same one for all sides. */
final class Stage implements AutoCloseable {

    static final String IN_VM = "in-vm";
    static final String TCP = "tcp";
    static final String JOURNAL = "in-vm, journal";

    private final EmbeddedArtemis broker;
    private final @Nullable RemoteArtemis remote;
    private final @Nullable Path journal;

    private Stage(EmbeddedArtemis broker, @Nullable RemoteArtemis remote, @Nullable Path journal) {
        this.broker = broker;
        this.remote = remote;
        this.journal = journal;
    }

    static Stage open(String transport) {
        return switch (transport) {
            case IN_VM -> new Stage(EmbeddedArtemis.start(), null, null);
            case TCP -> {
                EmbeddedArtemis broker =
                        EmbeddedArtemis.start(BrokerSettings.inMemory().port(0));
                URI uri = broker.uri().orElseThrow();
                Login login = broker.login().orElseThrow();
                yield new Stage(broker, RemoteArtemis.at(uri.toString(), login.user(), login.password()), null);
            }
            case JOURNAL -> {
                Path journal = Journals.make();
                yield new Stage(EmbeddedArtemis.start(BrokerSettings.inMemory().directory(journal)), null, journal);
            }
            default ->
                throw new IllegalArgumentException(
                        "transport " + transport + ": " + IN_VM + ", " + TCP + " or " + JOURNAL);
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
        if (journal != null) {
            Journals.delete(journal);
        }
    }
}

package io.letterbox.artemis.junit;

import io.letterbox.Letterbox;
import jakarta.jms.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** What is handed out for one test, or for one class, and closed at its end. */
final class Scope implements AutoCloseable {

    private final Engine engine;
    private final OwnConnections connections;
    private @Nullable Letterbox letterbox;

    Scope(Engine engine) {
        this.engine = engine;
        this.connections = new OwnConnections(engine::connectionFactory);
    }

    ConnectionFactory connectionFactory() {
        return connections;
    }

    synchronized Letterbox letterbox() {
        Letterbox made = letterbox;
        if (made == null) {
            made = Letterbox.over(engine.provider());
            letterbox = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        Letterbox made = letterbox;
        if (made != null) {
            made.close();
        }
        connections.close();
    }
}

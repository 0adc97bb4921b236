package io.letterbox.artemis;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Silences the engine where a test provokes what it warns of thousands of times. */
final class Quiet implements AutoCloseable {

    /** Held, or the level would be collected with the logger. */
    private final Logger engine = Logger.getLogger("org.apache.activemq.artemis.core.server");

    Quiet() {
        engine.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        engine.setLevel(null);
    }
}

package io.letterbox.it.exactness;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The engine logs each refusal, each lost connection and each late answer with a stack trace: not while tests want them. */
final class Quiet implements AutoCloseable {

    private final Logger logger = Logger.getLogger("org.apache.activemq.artemis");
    private final Level before = logger.getLevel();

    Quiet() {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(before);
    }
}

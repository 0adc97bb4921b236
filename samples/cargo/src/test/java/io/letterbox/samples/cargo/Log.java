package io.letterbox.samples.cargo;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class writes into its log, instead of the console, while this is open. */
final class Log extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Log(Class<?> source) {
        logger = Logger.getLogger(source.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void publish(LogRecord entry) {
        Optional.ofNullable(entry.getThrown()).ifPresent(thrown -> failures.add(thrown.getMessage()));
    }

    @Override
    public void flush() {
        // keeps nothing back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}

package io.letterbox.it.faults;

import java.io.IOException;
import java.nio.file.Path;

/** The process that a broker runs in. */
interface BrokerProcess extends AutoCloseable {

    /** The embedded broker, or the distribution where the command says so. */
    static BrokerProcess start(Path directory, int port, Reached reached) throws IOException, InterruptedException {
        return Distribution.wanted()
                ? DistributionProcess.start(Distribution.given(), directory, port, reached)
                : EmbeddedProcess.start(directory, port, reached);
    }

    /** Waits until one that stood by is at work. */
    void awaitRunning() throws InterruptedException;

    /** Ends it at once, and waits until it is gone. */
    void kill() throws InterruptedException;

    /** Ends it in order, and waits until it is gone. */
    void stop() throws InterruptedException;

    void pause() throws InterruptedException;

    void resume() throws InterruptedException;

    /** What {@link Broker} asks; a question that this one has no answer to is refused. */
    long ask(String what, String queue) throws InterruptedException;

    /** Why it accepts no messages; "good" if it does. */
    String health() throws InterruptedException;

    @Override
    void close();
}

package io.letterbox.it.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A broker in a process of its own, with a journal on the disk: it can be killed, and started again. */
final class Broker implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Path journal;
    private final int port;
    private final Reached reached;
    private Child process;

    private Broker(Path journal, int port, Reached as) throws InterruptedException {
        this.journal = journal;
        this.port = port;
        this.reached = new Reached("tcp://127.0.0.1:" + port, as.user(), as.password());
        this.process = process();
    }

    static Broker start(Path journal) throws IOException, InterruptedException {
        return start(journal, new Reached("", "tester", UUID.randomUUID().toString()));
    }

    /** With a login of the caller's. */
    static Broker start(Path journal, Reached as) throws IOException, InterruptedException {
        return new Broker(journal, freePort(), as);
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private Child process() throws InterruptedException {
        Child started = Child.start(
                BrokerProgram.class, reached.environment(), List.of(journal.toString(), Integer.toString(port)));
        started.hear("running", STARTING);
        return started;
    }

    Reached reached() {
        return reached;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void startAgain() throws InterruptedException {
        process = process();
    }

    void killAndStartAgain() throws InterruptedException {
        kill();
        startAgain();
    }

    void restartInOrder() throws InterruptedException {
        process.say("stop");
        process.hear("stopped", STARTING);
        process.close();
        startAgain();
    }

    void pause() throws InterruptedException {
        process.pause();
    }

    void resume() throws InterruptedException {
        process.resume();
    }

    /** How many messages are in a queue, delayed ones and those in somebody's hands included; none if there is no queue. */
    long stored(String queue) throws InterruptedException {
        return ask("stored", queue);
    }

    /** The most messages that were ever seen in a queue since the process began, by looking all the time. */
    long most(String queue) throws InterruptedException {
        return ask("most", queue);
    }

    long consumers(String queue) throws InterruptedException {
        return ask("consumers", queue);
    }

    /** How many temporary queues there are. */
    long temporaryQueues() throws InterruptedException {
        return ask("temporary", "");
    }

    /** Why it accepts no messages; "good" if it does. */
    String health() throws InterruptedException {
        process.say("health");
        return process.hear("health ");
    }

    private long ask(String what, String queue) throws InterruptedException {
        process.say(what + " " + queue);
        return Long.parseLong(process.hear(what + " " + queue + " "));
    }

    @Override
    public void close() {
        process.close();
    }
}

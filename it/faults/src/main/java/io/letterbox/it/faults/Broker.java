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

    private Broker(Path journal, int port, Reached reached, String role) {
        this.journal = journal;
        this.port = port;
        this.reached = reached;
        this.process = process(role);
    }

    static Broker start(Path journal) throws IOException, InterruptedException {
        return start(journal, freePort());
    }

    private static Broker start(Path journal, int port) throws InterruptedException {
        Broker broker = new Broker(
                journal,
                port,
                new Reached(url(port), "tester", UUID.randomUUID().toString()),
                "");
        broker.awaitRunning();
        return broker;
    }

    private static String url(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private Child process(String role) {
        return Child.start(
                BrokerProgram.class, reached.environment(), List.of(journal.toString(), Integer.toString(port), role));
    }

    /** Another one with the same journal, which waits until this one is gone. */
    Broker standby() throws IOException {
        int other = freePort();
        return new Broker(
                journal, other, new Reached(url(other), reached.user(), reached.password()), BrokerProgram.STANDBY);
    }

    void startAsStandby() {
        process = process(BrokerProgram.STANDBY);
    }

    void awaitRunning() throws InterruptedException {
        process.hear("running", STARTING);
    }

    Reached reached() {
        return reached;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void startAgain() throws InterruptedException {
        process = process("");
        awaitRunning();
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

    /** What the process uses of its heap after a collection, in bytes. */
    long heap() throws InterruptedException {
        return ask("heap", "");
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

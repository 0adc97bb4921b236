package io.letterbox.it.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A broker in a process of its own, with a journal on the disk: it can be killed, and started again. */
final class Broker implements AutoCloseable {

    private final Path journal;
    private final int port;
    private final Reached reached;
    private BrokerProcess process;

    private Broker(Path journal, int port, Reached reached, BrokerProcess process) {
        this.journal = journal;
        this.port = port;
        this.reached = reached;
        this.process = process;
    }

    static Broker start(Path journal) throws IOException, InterruptedException {
        return start(journal, new Reached("", "tester", UUID.randomUUID().toString()));
    }

    /** With a login of the caller's. */
    static Broker start(Path journal, Reached as) throws IOException, InterruptedException {
        int port = freePort();
        Reached reached = new Reached(url(port), as.user(), as.password());
        return new Broker(journal, port, reached, BrokerProcess.start(journal, port, reached));
    }

    private static String url(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Another one with the same journal, which waits until this one is gone. */
    Broker standby() throws IOException {
        int other = freePort();
        Reached there = new Reached(url(other), reached.user(), reached.password());
        return new Broker(journal, other, there, EmbeddedProcess.standby(journal, other, there));
    }

    void startAsStandby() {
        process = EmbeddedProcess.standby(journal, port, reached);
    }

    /** Waits until one that stood by is at work. */
    void awaitRunning() throws InterruptedException {
        process.awaitRunning();
    }

    Reached reached() {
        return reached;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void startAgain() throws IOException, InterruptedException {
        process = BrokerProcess.start(journal, port, reached);
    }

    void killAndStartAgain() throws IOException, InterruptedException {
        kill();
        startAgain();
    }

    void restartInOrder() throws IOException, InterruptedException {
        process.stop();
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

    void awaitEmpty(String queue, Duration limit) throws Exception {
        Condition.await(queue + " is empty", limit, () -> stored(queue) == 0);
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

    /** Why it accepts no messages; "good" if it does. */
    String health() throws InterruptedException {
        return process.health();
    }

    private long ask(String what, String queue) throws InterruptedException {
        return process.ask(what, queue);
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.letterbox.it.faults;

import static io.letterbox.artemis.ReplicatedBroker.Turn.FIRST;
import static io.letterbox.artemis.ReplicatedBroker.Turn.SECOND;

import io.letterbox.artemis.ReplicatedBroker.Turn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A broker in a process of its own, with a journal on the disk: it can be killed, and started again. */
final class Broker implements AutoCloseable {

    private static final Duration REPLICATING = Duration.ofMinutes(1);

    private final Path journal;
    private final int port;
    private final Reached reached;
    private final Supplier<BrokerProcess> standby;
    private BrokerProcess process;

    private Broker(Path journal, int port, Reached reached, Supplier<BrokerProcess> standby, BrokerProcess process) {
        this.journal = journal;
        this.port = port;
        this.reached = reached;
        this.standby = standby;
        this.process = process;
    }

    static Broker start(Path journal) throws IOException, InterruptedException {
        return start(journal, login());
    }

    /** With a login of the caller's. */
    static Broker start(Path journal, Reached as) throws IOException, InterruptedException {
        return start(journal, as, BrokerProcess::start);
    }

    /** One that fills its disk to the end, until it is started again. */
    static Broker withoutReserve(Path journal) throws IOException, InterruptedException {
        return start(journal, login(), EmbeddedProcess::withoutReserve);
    }

    @FunctionalInterface
    private interface Start {
        BrokerProcess of(Path journal, int port, Reached reached) throws IOException, InterruptedException;
    }

    private static Broker start(Path journal, Reached as, Start start) throws IOException, InterruptedException {
        int port = freePort();
        Reached reached = as.at(url(port));
        return new Broker(
                journal,
                port,
                reached,
                () -> EmbeddedProcess.standby(journal, port, reached),
                start.of(journal, port, reached));
    }

    /** Two with one journal: the first is at work, the other waits until that one is gone. */
    static List<Broker> withOneStore(Path journal) throws IOException, InterruptedException {
        Broker first = start(journal);
        return List.of(first, start(journal, first.reached, EmbeddedProcess::standby));
    }

    /** Two with a journal each, which copy each other: the first is at work, the other has all that it has. */
    static List<Broker> replicated(Path directory) throws Exception {
        Reached login = login();
        int one = freePort();
        int other = freePort();
        Broker first = replica(directory.resolve("one"), one, other, FIRST, login);
        first.awaitRunning();
        Broker second = replica(directory.resolve("other"), other, one, SECOND, login);
        first.awaitReplicated();
        return List.of(first, second);
    }

    private static Broker replica(Path journal, int port, int otherPort, Turn turn, Reached as) {
        Reached reached = as.at(url(port));
        Supplier<BrokerProcess> standby = () -> EmbeddedProcess.replica(journal, port, reached, otherPort, turn);
        return new Broker(journal, port, reached, standby, standby.get());
    }

    private static Reached login() {
        return new Reached("", "tester", UUID.randomUUID().toString());
    }

    private static String url(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    void startAsStandby() {
        process = standby.get();
    }

    /** Waits until another one has all that this one stores. */
    void awaitReplicated() throws Exception {
        Condition.await(reached + " is replicated", REPLICATING, () -> ask("replicas", "") == 1);
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

    /** How long it took; it must not take longer than the limit. */
    Duration awaitEmpty(String queue, Duration limit) throws Exception {
        return Condition.await(queue + " is empty", limit, () -> stored(queue) == 0);
    }

    /** The most messages that were ever seen in a queue since the process began, by looking all the time. */
    long most(String queue) throws InterruptedException {
        return ask("most", queue);
    }

    /** How often somebody asked for a slot of a bounded queue since the process began. */
    long asked(String queue) throws InterruptedException {
        return ask("asked", queue);
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

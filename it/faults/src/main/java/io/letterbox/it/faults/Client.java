package io.letterbox.it.faults;

import java.time.Duration;
import java.util.List;

/** A client in a process of its own, with a driver; what it is told goes into a history line by line, as long as it lives. */
final class Client implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Child process;

    private Client(Child process) {
        this.process = process;
    }

    static Client start(Driver.Kind driver, Reached broker, History history) throws InterruptedException {
        Child process = Child.start(
                ClientProgram.class, broker.environment(), List.of(driver.name()), ClientProgram.EVENT, history::add);
        process.hear("ready", STARTING);
        return new Client(process);
    }

    /** Threads that share out the messages with these numbers among them. */
    void send(String queue, int first, int count, int threads) {
        process.say("send " + queue + " " + first + " " + count + " " + threads);
    }

    void awaitSent(Duration limit) throws InterruptedException {
        process.hear("sent", limit);
    }

    void receive(String queue, int threads) {
        process.say("receive " + queue + " " + threads);
    }

    void listen(String queue, String onwards, int concurrency) {
        process.say("listen " + queue + " " + onwards + " " + concurrency);
    }

    /** Ends what receives and listens, in order. */
    void stop() throws InterruptedException {
        process.say("stop");
        process.hear("stopped");
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void pause() throws InterruptedException {
        process.pause();
    }

    void resume() throws InterruptedException {
        process.resume();
    }

    @Override
    public void close() {
        process.close();
    }
}

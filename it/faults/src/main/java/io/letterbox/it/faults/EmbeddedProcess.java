package io.letterbox.it.faults;

import io.letterbox.artemis.ReplicatedBroker.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link BrokerProgram}. */
record EmbeddedProcess(Child child) implements BrokerProcess {

    private static final Duration STARTING = Duration.ofSeconds(60);

    static EmbeddedProcess start(Path journal, int port, Reached reached) throws InterruptedException {
        return start(journal, port, reached, List.of()).running();
    }

    /** One that waits until its directory is free. */
    static EmbeddedProcess standby(Path journal, int port, Reached reached) {
        return start(journal, port, reached, List.of(BrokerProgram.STANDBY));
    }

    /** One that fills its disk to the end. */
    static EmbeddedProcess withoutReserve(Path journal, int port, Reached reached) throws InterruptedException {
        return start(journal, port, reached, List.of(BrokerProgram.WITHOUT_RESERVE))
                .running();
    }

    /** One of two that copy each other, which waits until the other one is gone. */
    static EmbeddedProcess replica(Path journal, int port, Reached reached, int otherPort, Turn turn) {
        return start(journal, port, reached, List.of(BrokerProgram.REPLICA, Integer.toString(otherPort), turn.name()));
    }

    private static EmbeddedProcess start(Path journal, int port, Reached reached, List<String> role) {
        List<String> arguments = new ArrayList<>(List.of(journal.toString(), Integer.toString(port)));
        arguments.addAll(role);
        return new EmbeddedProcess(Child.start(BrokerProgram.class, reached.environment(), arguments));
    }

    /** This one, once it is at work; one that does not come so far is not left behind. */
    private EmbeddedProcess running() throws InterruptedException {
        boolean runs = false;
        try {
            awaitRunning();
            runs = true;
            return this;
        } finally {
            if (!runs) {
                close();
            }
        }
    }

    @Override
    public void awaitRunning() throws InterruptedException {
        child.hear("running", STARTING);
    }

    @Override
    public void kill() throws InterruptedException {
        child.kill();
    }

    @Override
    public void stop() throws InterruptedException {
        child.say("stop");
        child.hear("stopped", STARTING);
        child.close();
    }

    @Override
    public void pause() throws InterruptedException {
        child.pause();
    }

    @Override
    public void resume() throws InterruptedException {
        child.resume();
    }

    @Override
    public long ask(String what, String queue) throws InterruptedException {
        child.say(what + " " + queue);
        return Long.parseLong(child.hear(what + " " + queue + " "));
    }

    @Override
    public String health() throws InterruptedException {
        child.say("health");
        return child.hear("health ");
    }

    @Override
    public void close() {
        child.close();
    }
}

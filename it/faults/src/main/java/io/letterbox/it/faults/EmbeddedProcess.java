package io.letterbox.it.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A {@link BrokerProgram}. */
record EmbeddedProcess(Child child) implements BrokerProcess {

    private static final Duration STARTING = Duration.ofSeconds(60);

    static EmbeddedProcess start(Path journal, int port, Reached reached) throws InterruptedException {
        Child started = Child.start(
                BrokerProgram.class, reached.environment(), List.of(journal.toString(), Integer.toString(port)));
        started.hear("running", STARTING);
        return new EmbeddedProcess(started);
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
    public void close() {
        child.close();
    }
}

package io.letterbox.it.exactness;

import io.letterbox.artemis.Login;
import io.letterbox.it.exactness.Steps.Step;
import io.letterbox.it.faults.Child;
import io.letterbox.it.faults.Parent;
import java.time.Duration;
import java.util.List;

/** The other process, as the test sees it. */
final class Peer implements AutoCloseable {

    private final Child child;
    private int calls;

    private Peer(Child child) {
        this.child = child;
    }

    /** Starts it, with a sender or a receiver open. */
    static Peer start(String url, Login login, String end, String mailbox, int capacity, Step stop)
            throws InterruptedException {
        Child child = Child.start(
                PeerProgram.class,
                Parent.environment(url, login),
                List.of(mailbox, Integer.toString(capacity), stop.name()));
        child.say("open " + end);
        child.hear("open");
        return new Peer(child);
    }

    /** Makes it call; its answer has the number of the call. */
    int call(String what) {
        child.say(++calls + " " + what);
        return calls;
    }

    String answer(int call, Duration limit) throws InterruptedException {
        return child.hear(call + " ", limit);
    }

    void awaitStep(Step step) throws InterruptedException {
        child.hear("at " + step);
    }

    void go() {
        child.say("go");
    }

    void kill() throws InterruptedException {
        child.kill();
    }

    void pause() throws InterruptedException {
        child.pause();
    }

    void resume() throws InterruptedException {
        child.resume();
    }

    @Override
    public void close() {
        child.close();
    }
}

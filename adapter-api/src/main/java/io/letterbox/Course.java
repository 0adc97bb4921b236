package io.letterbox;

import java.time.Duration;

/** What a listener was told to do: to run, to pause, to end, and in the end to let go of what is in hand. */
final class Course {

    private enum Stage {
        RUNNING,
        PAUSED,
        ENDING,
        LETTING_GO
    }

    private Stage stage;

    Course(Listening.Start start) {
        stage = switch (start) {
            case RUNNING -> Stage.RUNNING;
            case PAUSED -> Stage.PAUSED;
        };
    }

    synchronized void pause() {
        move(Stage.RUNNING, Stage.PAUSED);
    }

    synchronized void resume() {
        move(Stage.PAUSED, Stage.RUNNING);
    }

    /** Whether it was this call that ended it. */
    synchronized boolean end() {
        boolean first = !ending();
        if (first) {
            stage = Stage.ENDING;
            notifyAll();
        }
        return first;
    }

    synchronized void letGo() {
        stage = Stage.LETTING_GO;
        notifyAll();
    }

    private void move(Stage from, Stage to) {
        if (stage == from) {
            stage = to;
            notifyAll();
        }
    }

    synchronized boolean running() {
        return stage == Stage.RUNNING;
    }

    synchronized boolean ending() {
        return stage == Stage.ENDING || stage == Stage.LETTING_GO;
    }

    synchronized boolean lettingGo() {
        return stage == Stage.LETTING_GO;
    }

    synchronized Listener.State state() {
        return switch (stage) {
            case RUNNING -> Listener.State.LISTENING;
            case PAUSED -> Listener.State.PAUSED;
            case ENDING, LETTING_GO -> Listener.State.CLOSED;
        };
    }

    /** Waits while it is paused; false if it ends. */
    synchronized boolean awaitRunning() throws InterruptedException {
        while (stage == Stage.PAUSED) {
            wait();
        }
        return stage == Stage.RUNNING;
    }

    /** Lets a time pass; false if it does not run on. */
    synchronized boolean pass(Duration delay) throws InterruptedException {
        Limit limit = Limit.of(delay);
        while (stage == Stage.RUNNING && !limit.passed()) {
            wait(limit.millisToWait(delay));
        }
        return stage == Stage.RUNNING;
    }
}

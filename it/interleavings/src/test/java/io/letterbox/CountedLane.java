package io.letterbox;

/** A lane without a session, which knows whether it is in a hand, and whether it is closed. */
final class CountedLane implements Lane {

    private boolean held;
    private boolean closed;
    private boolean keeping;

    synchronized void seize() {
        if (held) {
            throw new AssertionError("in two hands");
        }
        if (closed) {
            throw new AssertionError("closed, and in a hand");
        }
        held = true;
    }

    synchronized void letGo() {
        held = false;
    }

    synchronized void keep() {
        keeping = true;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public boolean broken() {
        return false;
    }

    @Override
    public synchronized boolean holds() {
        return keeping;
    }

    @Override
    public synchronized void release() {
        if (held) {
            throw new AssertionError("emptied while it is in a hand");
        }
        keeping = false;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}

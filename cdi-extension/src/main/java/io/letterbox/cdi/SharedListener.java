package io.letterbox.cdi;

import io.letterbox.Listener;
import io.letterbox.MailboxException;

/** A listener that only the container closes. */
record SharedListener(String name, Listener listener) implements Listener {

    @Override
    public Status status() {
        return listener.status();
    }

    @Override
    public void pause() {
        listener.pause();
    }

    @Override
    public void resume() {
        listener.resume();
    }

    @Override
    public void close() {
        throw new MailboxException.Refused(
                "listener " + name
                        + " belongs to the application, and the container closes it: pause it, or open one of"
                        + " your own through an injected Letterbox",
                null);
    }

    @Override
    public String toString() {
        return "Listener " + name;
    }
}

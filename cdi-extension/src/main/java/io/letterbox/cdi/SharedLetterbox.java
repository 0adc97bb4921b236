package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Source;

/** The letterbox of the container: what is opened through it belongs to who opened it, the door itself does not. */
record SharedLetterbox(Shared<Letterbox> door) implements Letterbox {

    @Override
    public <T> Sender<T> sender(Address<T> to) {
        return door.get().sender(to);
    }

    @Override
    public <R> Receiver<R> receiver(Source<R> from) {
        return door.get().receiver(from);
    }

    @Override
    public void close() {
        throw door.refusal();
    }

    @Override
    public String toString() {
        return door.toString();
    }
}

package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Handler;
import io.letterbox.Letterbox;
import io.letterbox.Listener;
import io.letterbox.Listening;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.Source;
import io.letterbox.Work;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The letterbox of the container: what is opened through it belongs to who opened it, the door itself does not. */
record SharedLetterbox(Shared<Letterbox> door, Consumer<Listener> listening) implements Letterbox {

    @Override
    public <T> Sender<T> sender(Address<T> to) {
        return door.get().sender(to);
    }

    @Override
    public <R> Receiver<R> receiver(Source<R> from) {
        return door.get().receiver(from);
    }

    @Override
    public <Q, R> Requester<Q, R> requester(Address<Q> to, Class<R> answer) {
        return door.get().requester(to, answer);
    }

    @Override
    public <R> Listener listen(Source<R> from, Listening how, Handler<? super R, ?> handler) {
        Listener listener = door.get().listen(from, how, handler);
        listening.accept(listener);
        return listener;
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R unit(Work<R, X> work) throws X {
        return door.get().unit(work);
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

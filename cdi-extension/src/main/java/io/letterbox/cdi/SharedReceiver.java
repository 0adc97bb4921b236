package io.letterbox.cdi;

import io.letterbox.Handler;
import io.letterbox.Receiver;
import io.letterbox.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A receiver that is not closed by those into whom it is injected. */
record SharedReceiver<R>(Shared<Receiver<R>> end) implements Receiver<R> {

    @Override
    public R receive() throws InterruptedException {
        return end.get().receive();
    }

    @Override
    public Optional<R> tryReceive() {
        return end.get().tryReceive();
    }

    @Override
    public Optional<R> tryReceive(Duration limit) throws InterruptedException {
        return end.get().tryReceive(limit);
    }

    @Override
    public <X extends Exception> void receive(Handler<? super R, X> handler) throws InterruptedException, X {
        end.get().receive(handler);
    }

    @Override
    public <X extends Exception> boolean tryReceive(Handler<? super R, X> handler) throws X {
        return end.get().tryReceive(handler);
    }

    @Override
    public <X extends Exception> boolean tryReceive(Duration limit, Handler<? super R, X> handler)
            throws InterruptedException, X {
        return end.get().tryReceive(limit, handler);
    }

    @Override
    public <X extends Exception> void receiveAll(Handler<? super R, X> handler) throws InterruptedException, X {
        end.get().receiveAll(handler);
    }

    @Override
    public Stream<R> browse() {
        return end.get().browse();
    }

    @Override
    public long undecodable() {
        return end.get().undecodable();
    }

    @Override
    public Source<R> source() {
        return end.get().source();
    }

    @Override
    public void close() {
        throw end.refusal();
    }

    @Override
    public String toString() {
        return end.toString();
    }
}

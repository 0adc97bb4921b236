package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Options;
import io.letterbox.Sender;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A sender, or a view of it, that is not closed by those into whom it is injected. */
record SharedSender<T>(Shared<Sender<T>> shared, Supplier<Sender<T>> sender) implements Sender<T> {

    SharedSender(Shared<Sender<T>> shared) {
        this(shared, shared::get);
    }

    @Override
    public void send(T message) throws InterruptedException {
        sender.get().send(message);
    }

    @Override
    public boolean trySend(T message) {
        return sender.get().trySend(message);
    }

    @Override
    public boolean trySend(T message, Duration limit) throws InterruptedException {
        return sender.get().trySend(message, limit);
    }

    @Override
    public CompletionStage<Boolean> trySendAsync(T message) {
        return sender.get().trySendAsync(message);
    }

    @Override
    public Sender<T> with(Options options) {
        Sender<T> view = sender.get().with(options);
        return new SharedSender<>(shared, () -> view);
    }

    @Override
    public Sender<T> apart() {
        Sender<T> view = sender.get().apart();
        return new SharedSender<>(shared, () -> view);
    }

    @Override
    public Address<T> address() {
        return sender.get().address();
    }

    @Override
    public void close() {
        throw shared.refusal();
    }

    @Override
    public String toString() {
        return shared.toString();
    }
}

package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Requester;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A requester that is not closed by those into whom it is injected. */
record SharedRequester<Q, R>(Shared<Requester<Q, R>> end) implements Requester<Q, R> {

    @Override
    public R request(Q question) throws InterruptedException {
        return end.get().request(question);
    }

    @Override
    public Optional<R> request(Q question, Duration limit) throws InterruptedException {
        return end.get().request(question, limit);
    }

    @Override
    public CompletionStage<R> requestAsync(Q question, Duration limit) {
        return end.get().requestAsync(question, limit);
    }

    @Override
    public Address<Q> address() {
        return end.get().address();
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

package io.letterbox;

import java.util.concurrent.CompletionStage;

/** Unbounded capacity: a send waits for nobody. */
final class UnboundedSending<T> implements Sending<T> {

    private final Route<T> route;
    private final Carrier<T> carrier;
    private final Pipeline<T> pipeline;

    UnboundedSending(Route<T> route, Carrier<T> carrier, Pipeline<T> pipeline) {
        this.route = route;
        this.carrier = carrier;
        this.pipeline = pipeline;
    }

    @Override
    public boolean send(T value, Options options, Limit limit) {
        try (Carrier<T>.Parcel parcel = carrier.pack(value, options)) {
            if (parcel.carry()) {
                return true;
            }
            throw new MailboxException.Refused(
                    route + " is unbounded here, and the broker keeps a bound for it that is full: open it as bounded",
                    null);
        }
    }

    @Override
    public boolean send(Unit unit, T value, Options options, Limit limit) {
        carrier.add(unit, value, options, null);
        return true;
    }

    @Override
    public CompletionStage<Boolean> sendAsync(T value, Options options) {
        return pipeline.send(value, options);
    }

    @Override
    public void check(Options options) {}

    @Override
    public void close() {
        pipeline.close();
        carrier.close();
    }
}

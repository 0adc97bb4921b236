package io.letterbox.cdi;

import io.letterbox.Delivery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The delivery that a listener's method gets: the message by itself, and all else from what the engine delivered. */
record Handed(Object message, Delivery<Arrival> delivery) implements Delivery<Object> {

    @Override
    public Optional<String> from() {
        return delivery.from();
    }

    @Override
    public String id() {
        return delivery.id();
    }

    @Override
    public int attempt() {
        return delivery.attempt();
    }

    @Override
    public Instant sentAt() {
        return delivery.sentAt();
    }

    @Override
    public Optional<String> type() {
        return delivery.type();
    }

    @Override
    public Optional<String> correlationId() {
        return delivery.correlationId();
    }

    @Override
    public Map<String, Object> properties() {
        return delivery.properties();
    }

    @Override
    public boolean reply(Object answer) {
        return delivery.reply(answer);
    }
}

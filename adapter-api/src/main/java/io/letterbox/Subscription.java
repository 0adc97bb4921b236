package io.letterbox;

import java.util.Optional;

/**
 * One receiver's, or one named group of receivers', copy of all that a {@link Broadcast} sends.
 *
 * <p>A subscription is unbounded. The subscription {@code audit} of the broadcast {@code prices} is the shared durable
 * subscription {@code subscription.prices.audit} of the topic {@code prices}.
 *
 * @param <T> the type of the messages
 * @param broadcast what is subscribed to
 * @param name the name of a durable, shared subscription, without dots; empty for a live one
 * @see jakarta.jms.Session#createSharedDurableConsumer(jakarta.jms.Topic, String)
 */
public record Subscription<T>(Broadcast<T> broadcast, Optional<String> name) implements Source<T> {

    /**
     * Checks the name.
     *
     * @param broadcast what is subscribed to
     * @param name the name, or empty
     * @throws IllegalArgumentException if the name does not fit
     */
    public Subscription {
        name.ifPresent(Names::subscription);
    }

    static <T> Subscription<T> live(Broadcast<T> broadcast) {
        return new Subscription<>(broadcast, Optional.empty());
    }

    static <T> Subscription<T> named(Broadcast<T> broadcast, String name) {
        return new Subscription<>(broadcast, Optional.of(name));
    }

    /** The subscription that a source is, or is a view of. */
    static Optional<Subscription<?>> in(Source<?> source) {
        if (source instanceof Selected<?> selected) {
            return in(selected.source());
        }
        if (source instanceof Deliveries<?> deliveries) {
            return in(deliveries.source());
        }
        return source instanceof Subscription<?> subscription ? Optional.of(subscription) : Optional.empty();
    }

    /** What the broker calls it, if it is durable. */
    Optional<String> durable() {
        return name.map(own -> Names.SUBSCRIPTION + broadcast.name() + '.' + own);
    }

    /**
     * The same subscription for receivers who want the facts beside the message.
     *
     * @return a source of deliveries
     */
    public Source<Delivery<T>> deliveries() {
        return new Deliveries<>(this);
    }
}

package io.letterbox.cdi;

import io.letterbox.Address;
import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Codec;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Source;
import io.letterbox.Subscription;
import java.lang.reflect.Type;
import java.util.Optional;

/** What a listener receives from: an address, or a subscription, with the type of its messages. */
record Origin(Produced produced, Object address, Type payload) {

    /** What was produced; empty if it could not be read, which is a problem already told. */
    static Optional<Origin> of(Produced produced, Optional<String> subscription) {
        return produced.address()
                .map(address -> subscribed(address, subscription))
                .filter(address -> address instanceof Address || address instanceof Subscription)
                .flatMap(address -> produced.payload().map(payload -> new Origin(produced, address, payload)));
    }

    private static Object subscribed(Object address, Optional<String> subscription) {
        if (address instanceof Subscription<?> made) {
            return subscription.isPresent() ? subscribed(made.broadcast(), subscription) : made;
        }
        if (address instanceof Broadcast<?> broadcast) {
            return subscription.isPresent() ? broadcast.subscription(subscription.get()) : broadcast.live();
        }
        return address;
    }

    boolean isSubscription() {
        return address instanceof Subscription;
    }

    boolean isZero() {
        return address instanceof Address<?> named && named.capacity().equals(Capacity.zero());
    }

    Codec<?> codec() {
        return address instanceof Subscription<?> subscription
                ? subscription.broadcast().codec()
                : ((Address<?>) address).codec();
    }

    /** The same address with messages of another type, since an address is a value and its codec a part of it. */
    <A> Source<Delivery<A>> deliveries(Codec<A> codec) {
        if (address instanceof Mailbox<?> mailbox) {
            return new Mailbox<>(mailbox.name(), codec, mailbox.capacity()).deliveries();
        }
        if (address instanceof Link<?> link) {
            return new Link<>(link.from(), link.to(), link.name(), codec, link.capacity()).deliveries();
        }
        if (address instanceof Inbox<?> inbox) {
            return new Inbox<>(inbox.owner(), inbox.name(), codec, inbox.capacity());
        }
        Subscription<?> subscription = (Subscription<?>) address;
        Broadcast<A> broadcast = new Broadcast<>(subscription.broadcast().name(), codec);
        return subscription
                .name()
                .map(broadcast::subscription)
                .orElseGet(broadcast::live)
                .deliveries();
    }
}

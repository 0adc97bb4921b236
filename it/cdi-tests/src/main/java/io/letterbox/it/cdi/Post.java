package io.letterbox.it.cdi;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Settings;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Addresses of every kind, for the depot, which receives. */
final class Post {

    private Post() {}

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());

        @Produces
        @Fast
        static final Mailbox<String> EXPRESS = Mailbox.of("express", String.class, Capacity.bounded(10));

        @Produces
        @At("counter")
        static final Mailbox<String> COUNTER = Mailbox.of("counter", String.class, Capacity.zero());

        @Produces
        @At("questions")
        static final Inbox<String> QUESTIONS = Inbox.of("depot", "questions", String.class, Capacity.unbounded());

        @Produces
        @At("complaints")
        static final Inbox<String> COMPLAINTS = Inbox.of("desk", "complaints", String.class, Capacity.unbounded());

        @Produces
        @At("parcels")
        static final Link<String> PARCELS = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());

        @Produces
        @At("receipts")
        static final Link<String> RECEIPTS = Link.of("depot", "desk", "receipts", String.class, Capacity.unbounded());

        @Produces
        @At("prices")
        static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

        @Produces
        @At("rates")
        static final Broadcast<String> RATES = Broadcast.of("rates", String.class);

        @Produces
        @At("rates.audit")
        static final Subscription<String> AUDIT = RATES.subscription("audit");
    }

    @ApplicationScoped
    static class Depot {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("depot");
    }
}

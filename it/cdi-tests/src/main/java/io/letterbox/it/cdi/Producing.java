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

/** What produces addresses: rightly {@link Producing.Addresses}, and wrongly most others. */
final class Producing {

    private Producing() {}

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.bounded(100));

        @Produces
        @At("questions")
        static final Inbox<String> QUESTIONS = Inbox.of("clerk", "questions", String.class, Capacity.unbounded());

        @Produces
        @At("parcels")
        static final Link<String> PARCELS = Link.of("desk", "depot", "parcels", String.class, Capacity.unbounded());

        @Produces
        @At("prices")
        static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);
    }

    @ApplicationScoped
    static class MoreAddresses {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class FastAddresses {
        @Produces
        @At("orders")
        @Fast
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class Misnamed {
        @Produces
        @At("order")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());
    }

    @ApplicationScoped
    static class MisnamedSubscription {
        @Produces
        @At("prices")
        static final Subscription<String> PRICES =
                Broadcast.of("prices", String.class).subscription("audit");
    }

    @ApplicationScoped
    static class OnlySubscribed {
        @Produces
        @At("prices")
        static final Subscription<String> PRICES =
                Broadcast.of("prices", String.class).live();
    }

    @ApplicationScoped
    static class Nothing {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = null;
    }

    @ApplicationScoped
    static class BadName {
        @Produces
        @At("a::b")
        Mailbox<Order> orders() {
            return Mailbox.of("a::b", Order.class, Capacity.unbounded());
        }
    }

    @ApplicationScoped
    static class Clerk {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("clerk");
    }

    @ApplicationScoped
    static class DottedClerk {
        @Produces
        Settings settings() {
            return Settings.defaults().self("a.clerk");
        }
    }

    @ApplicationScoped
    static class OtherClerk {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("other");
    }
}

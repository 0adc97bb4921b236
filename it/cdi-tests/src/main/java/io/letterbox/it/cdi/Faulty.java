package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.Settings;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Applications in pieces, most of them wrong: the right one is {@link Addresses}. */
final class Faulty {

    private Faulty() {}

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
    static class OtherClerk {
        @Produces
        static final Settings SETTINGS = Settings.defaults().self("other");
    }

    @Dependent
    static class Orders {
        @Inject
        @At("orders")
        Sender<Order> orders;
    }

    @Dependent
    static class Typo {
        @Inject
        @At("ordres")
        Sender<Order> orders;
    }

    @Dependent
    static class Stranger {
        @Inject
        @At("strange")
        Receiver<Order> strange;
    }

    @Dependent
    static class Qualified {
        @Inject
        @Fast
        Sender<Order> orders;
    }

    @Dependent
    static class Both {
        @Inject
        @At("orders")
        @Fast
        Sender<Order> orders;
    }

    @Dependent
    static class OtherType {
        @Inject
        @At("orders")
        Sender<Invoice> orders;
    }

    @Dependent
    static class Raw {
        @Inject
        @At("orders")
        @SuppressWarnings("rawtypes") // it is what the test is about
        Sender orders;
    }

    @Dependent
    static class PlainQuestions {
        @Inject
        @At("questions")
        Receiver<String> questions;
    }

    @Dependent
    static class Questions {
        @Inject
        @At("questions")
        Receiver<Delivery<String>> questions;
    }

    @Dependent
    static class Listener {
        @Inject
        @At("prices")
        Receiver<String> prices;
    }

    @Dependent
    static class Caller {
        @Inject
        @At("prices")
        Sender<String> prices;
    }

    @Dependent
    static class Desk {
        @Inject
        @At("parcels")
        Sender<String> parcels;
    }

    @Dependent
    static class Depot {
        @Inject
        @At("parcels")
        Receiver<String> parcels;
    }

    @Dependent
    static class Constructed {
        private final Sender<Order> orders;

        @Inject
        Constructed(@At("orders") Sender<Order> orders) {
            this.orders = orders;
        }

        Sender<Order> orders() {
            return orders;
        }
    }

    @Dependent
    static class Observing {
        void on(@Observes Order order, @At("orders") Sender<Order> orders) {
            assertThat(orders.trySend(order)).isTrue();
        }
    }
}

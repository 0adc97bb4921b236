package io.letterbox.it.server;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Where the application's messages go. A server that makes no queue on demand declares those named here. */
@ApplicationScoped
class Addresses {

    @Produces
    @At("letters")
    static final Mailbox<String> LETTERS = Mailbox.of("letters", String.class, Capacity.unbounded());

    @Produces
    @At("parcels")
    static final Mailbox<Order> PARCELS = Mailbox.of("parcels", Order.class, Capacity.unbounded());

    @Produces
    @At("orders")
    static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());

    @Produces
    @At("receipts")
    static final Mailbox<String> RECEIPTS = Mailbox.of("receipts", String.class, Capacity.unbounded());

    @Produces
    @At("questions")
    static final Mailbox<String> QUESTIONS = Mailbox.of("questions", String.class, Capacity.unbounded());

    @Produces
    @At("counter")
    static final Mailbox<String> COUNTER = Mailbox.of("counter", String.class, Capacity.zero());

    @Produces
    @At("prices")
    static final Broadcast<String> PRICES = Broadcast.of("prices", String.class);

    @Produces
    @At("prices")
    static final Subscription<String> LIVE = PRICES.live();

    @Produces
    @At("prices.audit")
    static final Subscription<String> AUDIT = PRICES.subscription("audit");
}

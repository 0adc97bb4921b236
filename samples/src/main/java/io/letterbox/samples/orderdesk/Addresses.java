package io.letterbox.samples.orderdesk;

import static io.letterbox.Capacity.bounded;
import static io.letterbox.Capacity.unbounded;
import static io.letterbox.Capacity.zero;

import io.letterbox.Broadcast;
import io.letterbox.Inbox;
import io.letterbox.Link;
import io.letterbox.Mailbox;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The contract of the order desk: who sends what to whom, and how much may wait. */
@ApplicationScoped
public class Addresses {

    /** Orders for the warehouse; each is received by one of the workers. A fast desk waits for slow workers. */
    // README: producer
    @Produces
    @At("orders")
    static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, bounded(50));
    // README: end

    /** From hand to hand: a worker gives a parcel to a courier who waits for one, and nothing lies in between. */
    @Produces
    @At("parcels")
    static final Mailbox<Parcel> PARCELS = Mailbox.of("parcels", Parcel.class, zero());

    /** Only the desk sends bulky orders to the depot, and only the depot receives them. */
    @Produces
    @At("freight")
    static final Link<Order> FREIGHT = Link.of("desk", "depot", "freight", Order.class, bounded(10));

    /** Whoever has a question asks the clerk, who answers each. */
    @Produces
    @At("questions")
    static final Inbox<Question> QUESTIONS = Inbox.of("clerk", "questions", Question.class, bounded(20));

    /** Whoever refuses an order says so to the desk. */
    @Produces
    @At("refusals")
    static final Inbox<Refused> REFUSALS = Inbox.of("desk", "refusals", Refused.class, unbounded());

    /** What has left, for all who want to know. */
    @Produces
    @At("shipped")
    static final Broadcast<Shipped> SHIPPED = Broadcast.of("shipped", Shipped.class);

    /** The books must not miss a shipment: their subscription is durable, and has a name. */
    @Produces
    @At("shipped.books")
    static final Subscription<Shipped> BOOKS = SHIPPED.subscription("books");

    /** The board shows what happens while somebody looks at it. */
    @Produces
    @At("shipped")
    static final Subscription<Shipped> BOARD = SHIPPED.live();
}

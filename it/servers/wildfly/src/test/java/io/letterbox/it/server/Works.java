package io.letterbox.it.server;

import static io.letterbox.Capacity.unbounded;

import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Subscription;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The addresses of the application that is redeployed: of jobs parts are made, of parts products. */
@ApplicationScoped
class Works {

    @Produces
    @At("jobs")
    static final Mailbox<String> JOBS = Mailbox.of("jobs", String.class, unbounded());

    @Produces
    @At("parts")
    static final Mailbox<String> PARTS = Mailbox.of("parts", String.class, unbounded());

    @Produces
    @At("products")
    static final Mailbox<String> PRODUCTS = Mailbox.of("products", String.class, unbounded());

    @Produces
    @At("pricing")
    static final Mailbox<String> PRICING = Mailbox.of("pricing", String.class, unbounded());

    @Produces
    @At("gate")
    static final Mailbox<String> GATE = Mailbox.of("gate", String.class, Capacity.zero());

    @Produces
    @At("news")
    static final Broadcast<String> NEWS = Broadcast.of("news", String.class);

    @Produces
    @At("news")
    static final Subscription<String> LIVE = NEWS.live();
}

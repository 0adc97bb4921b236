package io.letterbox.it.server;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Wants more connections than the server's pool holds if nothing is configured. */
@ApplicationScoped
class Crowd {

    @Produces
    @At("visitors")
    static final Mailbox<String> VISITORS = Mailbox.of("visitors", String.class, Capacity.unbounded());

    @Receives(value = "visitors", concurrency = 30)
    void admit(String visitor) {}
}

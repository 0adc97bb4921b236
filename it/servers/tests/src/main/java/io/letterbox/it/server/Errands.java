package io.letterbox.it.server;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** An application whose mailbox is, by configuration, a queue that has another name. */
@ApplicationScoped
class Errands {

    @Produces
    @At("errands")
    static final Mailbox<String> ERRANDS = Mailbox.of("errands", String.class, Capacity.unbounded());

    @Inject
    @At("errands")
    Sender<String> sender;

    void send(String errand) throws InterruptedException {
        sender.send(errand);
    }
}

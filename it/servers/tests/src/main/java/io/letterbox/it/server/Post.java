package io.letterbox.it.server;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The ends of one mailbox, as an application holds them. */
@ApplicationScoped
class Post {

    @Produces
    @At("letters")
    static final Mailbox<String> LETTERS = Mailbox.of("letters", String.class, Capacity.unbounded());

    @Inject
    @At("letters")
    Sender<String> sender;

    @Inject
    @At("letters")
    Receiver<String> receiver;

    Sender<String> sender() {
        return sender;
    }

    Receiver<String> receiver() {
        return receiver;
    }
}

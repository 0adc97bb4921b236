package io.letterbox.it.server;

import io.letterbox.Capacity;
import io.letterbox.Mailbox;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The smallest application: it sends. */
@ApplicationScoped
class Sending {

    @Produces
    @At("letters")
    static final Mailbox<String> LETTERS = Mailbox.of("letters", String.class, Capacity.unbounded());

    @Inject
    @At("letters")
    Sender<String> letters;

    void send(String letter) throws InterruptedException {
        letters.send(letter);
    }
}

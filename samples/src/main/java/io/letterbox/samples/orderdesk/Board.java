package io.letterbox.samples.orderdesk;

import io.letterbox.Receiver;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows on the terminal what is being shipped. Its subscription is live: what went before it looked is gone. */
@ApplicationScoped
public class Board {

    @Inject
    @At("shipped")
    Receiver<Shipped> shipped;

    void show(Terminal terminal) throws InterruptedException {
        for (int count = 1; ; count++) {
            Shipped news = shipped.receive();
            terminal.state(count + " shipped, " + news.order() + " by " + news.by());
        }
    }
}

package io.letterbox.samples.orderdesk;

import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Loads what the desk sends it on lorries. */
@ApplicationScoped
public class Depot {

    private static final int HEAVIEST = 2_000;

    @Inject
    @At("freight")
    Receiver<Order> freight;

    @Inject
    @At("shipped")
    Sender<Shipped> shipped;

    @Inject
    @At("refusals")
    Sender<Refused> refusals;

    /** Loads one order after the other until the receiver is closed. */
    void work() throws InterruptedException {
        freight.receiveAll(order -> {
            if (order.kilograms() > HEAVIEST) {
                refusals.send(new Refused(order.id(), "too heavy for a lorry"));
            } else {
                shipped.send(new Shipped(order.id(), "lorry"));
            }
        });
    }
}

package io.letterbox.samples.orderdesk;

import io.letterbox.Letterbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Loads what the desk sends it on lorries. */
@ApplicationScoped
public class Depot {

    private static final int HEAVIEST = 2_000;
    private static final int PLACES = 5;

    @Inject
    Letterbox letterbox;

    @Inject
    @At("freight")
    Receiver<Order> freight;

    @Inject
    @At("shipped")
    Sender<Shipped> shipped;

    @Inject
    @At("refusals")
    Sender<Refused> refusals;

    /** A lorry leaves with all that was loaded on it, and the news of each; or else all of it is back on the link. */
    void work() throws InterruptedException {
        while (true) {
            // README: unit
            letterbox.unit(() -> {
                load(freight.receive());
                int loaded = 1;
                while (loaded < PLACES && freight.tryReceive(this::load)) {
                    loaded++;
                }
                return loaded;
            });
            // README: end
        }
    }

    private void load(Order order) throws InterruptedException {
        if (order.kilograms() > HEAVIEST) {
            refusals.send(new Refused(order.id(), "too heavy for a lorry"));
        } else {
            shipped.send(new Shipped(order.id(), "lorry"));
        }
    }
}

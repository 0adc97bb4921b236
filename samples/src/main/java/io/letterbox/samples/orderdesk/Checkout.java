package io.letterbox.samples.orderdesk;

import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/** Takes the orders in: bulky ones go to the depot, the others to the warehouse. */
// README: injection
@ApplicationScoped
public class Checkout {

    @Inject
    @At("orders")
    Sender<Order> orders;

    @Inject
    @At("freight")
    Sender<Order> freight;

    /** {@return how often the warehouse's mailbox was full} */
    int read(OrderFile file) throws IOException, InterruptedException {
        int full = 0;
        for (Optional<Order> next = file.next(); next.isPresent(); next = file.next()) {
            Order order = next.get();
            if (order.bulky()) {
                freight.send(order);
            } else if (!orders.trySend(order)) {
                full++;
                orders.send(order);
            }
        }
        return full;
    }
}
// README: end

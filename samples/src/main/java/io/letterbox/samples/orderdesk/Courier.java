package io.letterbox.samples.orderdesk;

import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes parcels from hand to hand, as fast as they come, and spreads the news of each. */
@ApplicationScoped
public class Courier {

    private static final int HEAVIEST = 30;
    private static final int UNCONFIRMED = 20;
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    @Inject
    @At("parcels")
    Receiver<Parcel> parcels;

    @Inject
    @At("shipped")
    Sender<Shipped> shipped;

    @Inject
    @At("refusals")
    Sender<Refused> refusals;

    private record Unconfirmed(Shipped news, CompletionStage<Boolean> accepted) {}

    /** Does not wait for the broker's answer before it takes the next parcel, but it does look at each answer. */
    void work() throws InterruptedException {
        Deque<Unconfirmed> unconfirmed = new ArrayDeque<>();
        while (true) {
            Optional<Parcel> parcel =
                    unconfirmed.isEmpty() ? Optional.of(parcels.receive()) : parcels.tryReceive(A_MOMENT);
            if (parcel.isPresent()) {
                deliver(parcel.get(), unconfirmed);
            }
            while (unconfirmed.size() > (parcel.isPresent() ? UNCONFIRMED : 0)) {
                confirm(unconfirmed.remove());
            }
        }
    }

    private void deliver(Parcel parcel, Deque<Unconfirmed> unconfirmed) throws InterruptedException {
        Order order = parcel.order();
        if (order.kilograms() > HEAVIEST) {
            refusals.send(new Refused(order.id(), "too heavy for a courier"));
        } else {
            Shipped news = new Shipped(order.id(), "courier");
            unconfirmed.add(new Unconfirmed(news, shipped.trySendAsync(news)));
        }
    }

    /** False means that too many were unconfirmed, and that nobody got it: so it is sent once more, waiting. */
    private void confirm(Unconfirmed sent) throws InterruptedException {
        if (!sent.accepted().toCompletableFuture().join()) {
            shipped.send(sent.news());
        }
    }
}

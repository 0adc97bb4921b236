package io.letterbox.samples.orderdesk;

import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Packs orders: asks the clerk about each, and hands it to a courier. */
@ApplicationScoped
public class Worker {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Letterbox letterbox;

    // README: requester
    @Inject
    @At("questions")
    Requester<Question, Answer> clerk;
    // README: end

    @Inject
    @At("parcels")
    Sender<Parcel> couriers;

    @Inject
    @At("refusals")
    Sender<Refused> refusals;

    /** An order leaves the mailbox when it is packed or refused; if this process dies before, another worker gets it. */
    void work(int atOnce) {
        Listening packing = Listening.named("packing").concurrency(atOnce).finish(Party.TO_FINISH);
        letterbox.listen(Addresses.ORDERS, packing, this::pack);
    }

    /** The question and the parcel stand outside of the call's unit of work: nobody could answer or take them before its end. */
    private void pack(Order order) throws InterruptedException {
        Answer answer = clerk.request(new Question(order));
        if (answer.objection().isPresent()) {
            refusals.send(new Refused(order.id(), answer.objection().get()));
        } else if (!couriers.apart().trySend(new Parcel(order, answer.duty()), PATIENCE)) {
            refusals.send(new Refused(order.id(), "no courier came"));
        }
    }
}

package io.letterbox.samples.orderdesk;

import io.letterbox.Delivery;
import io.letterbox.Receiver;
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
    @At("orders")
    Receiver<Order> orders;

    @Inject
    @At("questions")
    Sender<Question> questions;

    @Inject
    @At("answers")
    Receiver<Delivery<Answer>> answers;

    @Inject
    @At("parcels")
    Sender<Parcel> couriers;

    @Inject
    @At("refusals")
    Sender<Refused> refusals;

    /** An order leaves the mailbox when it is packed; if this process dies before, another worker gets it. */
    void work() throws InterruptedException {
        orders.receiveAll(this::pack);
    }

    private void pack(Order order) throws InterruptedException {
        Answer answer = ask(order);
        if (answer.objection().isPresent()) {
            refusals.send(new Refused(order.id(), answer.objection().get()));
        } else if (!couriers.trySend(new Parcel(order, answer.duty()), PATIENCE)) {
            refusals.send(new Refused(order.id(), "no courier came"));
        }
    }

    private Answer ask(Order order) throws InterruptedException {
        questions.send(new Question(order));
        Answer answer = answers.receive().message();
        while (!answer.order().equals(order.id())) { // to a question that was asked before a restart
            answer = answers.receive().message();
        }
        return answer;
    }
}

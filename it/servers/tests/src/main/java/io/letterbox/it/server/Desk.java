package io.letterbox.it.server;

import io.letterbox.Delivery;
import io.letterbox.Receiver;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The ends that a test works with, injected as into any bean. */
@Dependent
class Desk {

    @Inject
    @At("letters")
    Sender<String> letters;

    @Inject
    @At("letters")
    Receiver<String> lettersIn;

    @Inject
    @At("letters")
    Receiver<Delivery<String>> deliveries;

    @Inject
    @At("parcels")
    Sender<Order> parcels;

    @Inject
    @At("parcels")
    Receiver<Order> parcelsIn;

    @Inject
    @At("orders")
    Sender<Order> orders;

    @Inject
    @At("receipts")
    Receiver<String> receipts;

    @Inject
    @At("questions")
    Requester<String, String> questions;

    @Inject
    @At("counter")
    Sender<String> counter;

    @Inject
    @At("counter")
    Receiver<String> counterIn;

    @Inject
    @At("prices")
    Sender<String> prices;

    @Inject
    @At("prices")
    Receiver<String> live;

    @Inject
    @At("prices.audit")
    Receiver<String> audit;
}

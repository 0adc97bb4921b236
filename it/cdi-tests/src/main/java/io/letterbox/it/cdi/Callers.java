package io.letterbox.it.cdi;

import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Sends and asks; not normal-scoped, so that tests read its fields. */
@Singleton
class Callers {

    @Inject
    @At("orders")
    Sender<Order> orders;

    @Inject
    @Fast
    Sender<String> express;

    @Inject
    @At("counter")
    Sender<String> counter;

    @Inject
    @At("orders")
    Requester<Order, Invoice> invoices;
}

package io.letterbox.it.server;

import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Listens: what it writes and sends is of one transaction with what it received. */
@ApplicationScoped
class Clerk {

    /** Fails after its work; the work must be undone with each attempt. */
    static final String POISON = "poison";

    @Transactional
    @Receives(value = "orders", attempts = 2, delay = "PT0.05S")
    void take(Order order, Ledger ledger, @At("receipts") Sender<String> receipts) throws InterruptedException {
        ledger.write(order.item());
        receipts.send(order.item());
        if (order.item().startsWith(POISON)) {
            throw new IllegalStateException("nobody sells " + order.item());
        }
    }

    @Receives("questions")
    String answer(String question) {
        return "answer to " + question;
    }
}

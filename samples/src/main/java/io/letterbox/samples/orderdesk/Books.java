package io.letterbox.samples.orderdesk;

import io.letterbox.Delivery;
import io.letterbox.Receiver;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Enters in the ledger what became of each order. Their subscription is durable: no news is missed. */
@ApplicationScoped
public class Books {

    @Inject
    @At("shipped.books")
    Receiver<Shipped> shipped;

    @Inject
    @At("refusals")
    Receiver<Delivery<Refused>> refusals;

    /** The news leaves the subscription when it stands in the ledger. */
    void enterShipped(Ledger ledger) throws InterruptedException {
        shipped.receiveAll(news -> ledger.shipped(news.order(), news.by()));
    }

    void enterRefused(Ledger ledger) throws InterruptedException {
        while (true) {
            refusals.receive(refused -> enter(refused, ledger));
        }
    }

    /** Enters what is still there at the end of the day, when nobody sends any more: nothing, if all is well. */
    void enterRest(Ledger ledger) {
        boolean more = true;
        while (more) {
            more = shipped.tryReceive(news -> ledger.shipped(news.order(), news.by()))
                    || refusals.tryReceive(refused -> enter(refused, ledger));
        }
    }

    private static void enter(Delivery<Refused> refused, Ledger ledger) {
        ledger.refused(refused.message().order(), refused.message().reason());
    }
}

package io.letterbox.samples.orderdesk;

import io.letterbox.Delivery;
import io.letterbox.Letterbox;
import io.letterbox.Listening;
import io.letterbox.Receiver;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Enters in the ledger what became of each order. Their subscription is durable: no news is missed. */
@ApplicationScoped
public class Books {

    @Inject
    Letterbox letterbox;

    @Inject
    @At("shipped.books")
    Receiver<Shipped> shipped;

    @Inject
    @At("refusals")
    Receiver<Delivery<Refused>> refusals;

    /** News leaves the subscription, or the inbox, when it stands in the ledger. */
    void enter(Ledger ledger) {
        letterbox.listen(Addresses.BOOKS, Listening.named("shipped"), news -> enter(news, ledger));
        letterbox.listen(Addresses.REFUSALS, Listening.named("refused"), refused -> enter(refused, ledger));
    }

    /** Enters what is still there at the end of the day, when nobody sends any more: nothing, if all is well. */
    void enterRest(Ledger ledger) {
        boolean more = true;
        while (more) {
            more = shipped.tryReceive(news -> enter(news, ledger))
                    || refusals.tryReceive(refused -> enter(refused, ledger));
        }
    }

    private static void enter(Shipped news, Ledger ledger) {
        ledger.shipped(news.order(), news.by());
    }

    private static void enter(Delivery<Refused> refused, Ledger ledger) {
        ledger.refused(refused.message().order(), refused.message().reason());
    }
}

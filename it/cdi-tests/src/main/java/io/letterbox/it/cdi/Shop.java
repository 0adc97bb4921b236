package io.letterbox.it.cdi;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The smallest application that uses a mailbox. */
final class Shop {

    private Shop() {}

    @ApplicationScoped
    static class Addresses {
        @Produces
        @At("orders")
        static final Mailbox<String> ORDERS = Mailbox.of("orders", String.class, Capacity.unbounded());
    }

    /** Not normal-scoped, so that tests read its fields. */
    @Singleton
    static class Desk {
        @Inject
        @At("orders")
        Sender<String> orders;

        @Inject
        @At("orders")
        Receiver<String> received;

        @Inject
        Letterbox letterbox;
    }
}

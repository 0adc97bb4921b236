package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Delivery;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What is injected with ends, some that are there and some that are not. */
final class Asking {

    private Asking() {}

    @Dependent
    static class Orders {
        @Inject
        @At("orders")
        Sender<Order> orders;
    }

    @Dependent
    static class Typo {
        @Inject
        @At("ordres")
        Sender<Order> orders;
    }

    @Dependent
    static class Stranger {
        @Inject
        @At("strange")
        Receiver<Order> strange;
    }

    @Dependent
    static class Qualified {
        @Inject
        @Fast
        Sender<Order> orders;
    }

    @Dependent
    static class Both {
        @Inject
        @At("orders")
        @Fast
        Sender<Order> orders;
    }

    @Dependent
    static class OtherType {
        @Inject
        @At("orders")
        Sender<Invoice> orders;
    }

    @Dependent
    static class Raw {
        @Inject
        @At("orders")
        @SuppressWarnings("rawtypes") // it is what the test is about
        Sender orders;
    }

    @Dependent
    static class PlainQuestions {
        @Inject
        @At("questions")
        Receiver<String> questions;
    }

    @Dependent
    static class Questions {
        @Inject
        @At("questions")
        Receiver<Delivery<String>> questions;
    }

    @Dependent
    static class Listener {
        @Inject
        @At("prices")
        Receiver<String> prices;
    }

    @Dependent
    static class Caller {
        @Inject
        @At("prices")
        Sender<String> prices;
    }

    @Dependent
    static class Desk {
        @Inject
        @At("parcels")
        Sender<String> parcels;
    }

    @Dependent
    static class Depot {
        @Inject
        @At("parcels")
        Receiver<String> parcels;
    }

    @Dependent
    static class Constructed {
        private final Sender<Order> orders;

        @Inject
        Constructed(@At("orders") Sender<Order> orders) {
            this.orders = orders;
        }

        Sender<Order> orders() {
            return orders;
        }
    }

    @Dependent
    static class Observing {
        void on(@Observes Order order, @At("orders") Sender<Order> orders) {
            assertThat(orders.trySend(order)).isTrue();
        }
    }
}

package io.letterbox.it.cdi;

import io.letterbox.Capacity;
import io.letterbox.Delivery;
import io.letterbox.Listening;
import io.letterbox.Mailbox;
import io.letterbox.Requester;
import io.letterbox.Sender;
import io.letterbox.cdi.At;
import io.letterbox.cdi.Header;
import io.letterbox.cdi.Property;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Beans with methods that cannot receive. */
@SuppressWarnings("unused") // their parameters are what the tests are about
final class Deaf {

    private Deaf() {}

    @ApplicationScoped
    static class Typo {
        @Receives("ordres")
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class Unsubscribed {
        @Receives("prices.audit")
        void hear(String price) {}
    }

    @ApplicationScoped
    static class Nowhere {
        @Receives
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class Twice {
        @Receives("orders")
        void ship(@At("orders") Order order) {}
    }

    @ApplicationScoped
    static class OtherType {
        @Receives("orders")
        void ship(Invoice invoice) {}
    }

    @ApplicationScoped
    static class OtherDelivery {
        @Receives("orders")
        void ship(Delivery<Invoice> invoice) {}
    }

    @ApplicationScoped
    static class NoParameter {
        @Receives("orders")
        void ship() {}
    }

    @ApplicationScoped
    static class Private {
        @Receives("orders")
        private void ship(Order order) {}
    }

    @ApplicationScoped
    static class Static {
        @Receives("orders")
        static void ship(Order order) {}
    }

    @ApplicationScoped
    static class FinalMethod {
        @Receives("orders")
        final void ship(Order order) {}
    }

    @ApplicationScoped
    static final class FinalClass {
        @Receives("orders")
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class Unproxyable {
        /** In the way of any proxy. */
        public final void count() {}

        @Receives("orders")
        void ship(Order order) {}
    }

    @ApplicationScoped
    @Typed(Runnable.class)
    static class Restricted implements Runnable {
        @Receives("orders")
        void ship(Order order) {}

        @Override
        public void run() {}
    }

    @ApplicationScoped
    static class Rival {
        @Produces
        @At("orders")
        static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, Capacity.unbounded());

        @Receives("orders")
        void ship(Order order) {}
    }

    @SessionScoped
    static class Session implements Serializable {
        private static final long serialVersionUID = 1;

        @Receives("orders")
        void ship(Order order) {}
    }

    @ApplicationScoped
    @SuppressWarnings("ClassCanBeStatic") // it is what the test is about
    class Inner {
        @Receives("orders")
        void ship(Order order) {}
    }

    abstract static class Base {
        @Receives("orders")
        abstract void ship(Order order);
    }

    @ApplicationScoped
    static class Forgetful extends Base {
        @Override
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class AnsweringNobody {
        @Receives("prices")
        String hear(String price) {
            return price;
        }
    }

    @ApplicationScoped
    static class AnsweringLists {
        @Receives("orders")
        List<String> ship(Order order) {
            return List.of();
        }
    }

    @ApplicationScoped
    static class PatientCounter {
        @Receives(value = "counter", attempts = 3, selector = "a = 1", fetching = Listening.Fetching.AHEAD)
        void take(String message) {}
    }

    @ApplicationScoped
    static class SubscribedMailbox {
        @Receives(value = "orders", subscription = "audit")
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class Numbers {
        @Receives(value = "orders", concurrency = 0, attempts = -1, delay = "5 seconds", longestDelay = "-PT1S")
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class ShortDelay {
        @Receives(value = "orders", delay = "PT10S", longestDelay = "PT5S")
        void ship(Order order) {}
    }

    @ApplicationScoped
    static class Namesakes {
        @Receives("orders")
        void ship(Order order) {}

        @Receives("orders")
        void ship(Delivery<Order> order) {}
    }

    @ApplicationScoped
    static class Injected {
        @Receives("orders")
        void ship(Order order, Invoice unsatisfied, CharSequence ambiguous, @At("orders") Sender<Invoice> invoices) {}
    }

    @ApplicationScoped
    @SuppressWarnings("rawtypes") // it is what the test is about
    static class RawSender {
        @Receives("orders")
        void ship(Order order, @At("orders") Sender sender) {}
    }

    @ApplicationScoped
    static class WildSender {
        @Receives("orders")
        void ship(Order order, @At("nowhere") Sender<?> sender) {}
    }

    @ApplicationScoped
    static class Headers {
        @Receives("orders")
        void ship(
                Order order,
                @Header("JMSCorelationID") String typo,
                @Header("region") String property,
                @Header("JMSPriority") String wrong,
                @Property("pieces") Optional<List<String>> pieces,
                @Property("") String nameless,
                @Header("JMSType") @Property("type") String both) {}
    }

    @ApplicationScoped
    static class HeaderFirst {
        @Receives("orders")
        void ship(@Header("JMSType") String type) {}
    }

    @ApplicationScoped
    static class OthersInbox {
        @Receives("complaints")
        void hear(String complaint) {}
    }

    @ApplicationScoped
    static class OthersLink {
        @Receives("receipts")
        void hear(String receipt) {}
    }

    @ApplicationScoped
    static class AskingForLists {
        @Inject
        @At("orders")
        Requester<Order, List<String>> orders;
    }

    @ApplicationScoped
    static class AskingEverybody {
        @Inject
        @At("prices")
        Requester<String, String> prices;
    }

    @ApplicationScoped
    static class AskingWrongly {
        @Inject
        @At("orders")
        Requester<Invoice, String> orders;
    }
}

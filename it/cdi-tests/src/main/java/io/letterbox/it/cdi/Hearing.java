package io.letterbox.it.cdi;

import io.letterbox.Delivery;
import io.letterbox.cdi.Header;
import io.letterbox.cdi.Property;
import io.letterbox.cdi.Receives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;

/** Beans with methods that receive, each in another way, and write down their arguments. */
final class Hearing {

    private Hearing() {}

    @ApplicationScoped
    static class Payload {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(Order order) {
            journal.note(order);
        }
    }

    @ApplicationScoped
    static class Whole {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(Delivery<Order> delivery) {
            journal.note(
                    delivery.message(),
                    delivery.attempt(),
                    delivery.from(),
                    delivery.properties(),
                    delivery.id().isEmpty());
        }
    }

    @ApplicationScoped
    static class Raw {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(Message message) throws JMSException {
            journal.note(message.getBody(String.class));
        }
    }

    @ApplicationScoped
    static class Headers {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(
                Order order,
                @Header("JMSCorrelationID") String correlation,
                @Header("JMSType") Optional<String> type,
                @Header("JMSPriority") int priority,
                @Header("JMSDeliveryMode") Integer mode,
                @Header("JMSExpiration") long expiration,
                @Header("JMSRedelivered") boolean redelivered,
                @Header("JMSReplyTo") Optional<Destination> replyTo,
                @Header("JMSTimestamp") Optional<Long> timestamp,
                @Header("JMSMessageID") String id) {
            journal.note(
                    correlation,
                    type,
                    priority,
                    mode,
                    expiration,
                    redelivered,
                    replyTo.isPresent(),
                    timestamp.isPresent());
        }
    }

    @ApplicationScoped
    static class Properties {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(
                Order order,
                @Property("region") String region,
                @Property("pieces") int pieces,
                @Property("pieces") Long boxed,
                @Property("pieces") double fraction,
                @Property("text") short parsed,
                @Property("urgent") Optional<Boolean> urgent,
                @Property("absent") Optional<String> absent) {
            journal.note(region, pieces, boxed, fraction, parsed, urgent, absent);
        }
    }

    @ApplicationScoped
    static class Piece {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(Order order, @Property("pieces") byte pieces) {
            journal.note(pieces);
        }
    }

    @ApplicationScoped
    static class Injected {
        @Receives("orders")
        void hear(Order order, Journal journal, @Fast CharSequence qualified, Instance<Journal> later) {
            journal.note(order, qualified, later.get() == journal);
        }
    }

    @ApplicationScoped
    static class Qualified {
        @Inject
        Journal journal;

        @Receives
        void hear(@Fast String message) {
            journal.note(message);
        }
    }

    @ApplicationScoped
    static class Selecting {
        @Inject
        Journal journal;

        @Receives(value = "orders", selector = "region = 'north'")
        void hear(Order order) {
            journal.note(order);
        }
    }

    @ApplicationScoped
    static class Private {
        @Inject
        Journal journal;

        @Receives("questions")
        void inbox(Delivery<String> question) {
            journal.note("inbox", question.message());
        }

        @Receives("parcels")
        void link(String parcel) {
            journal.note("link", parcel);
        }

        @Receives("counter")
        void rendezvous(String message) {
            journal.note("counter", message);
        }
    }

    @ApplicationScoped
    static class Live {
        @Inject
        Journal journal;

        @Receives("prices")
        void hear(String price) {
            journal.note("live", price);
        }
    }

    @ApplicationScoped
    static class Named {
        @Inject
        Journal journal;

        @Receives(value = "prices", subscription = "audit", concurrency = 2)
        void hear(String price) {
            journal.note("named", price);
        }
    }

    @ApplicationScoped
    static class Produced {
        @Inject
        Journal journal;

        @Receives("rates.audit")
        void hear(String rate) {
            journal.note("produced", rate);
        }
    }

    abstract static class Generic<T> {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(T message, Instance<T> none) {
            journal.note(message, none.isUnsatisfied());
        }
    }

    @ApplicationScoped
    static class OfOrders extends Generic<Order> {}

    abstract static class Overridden<T> {
        @Inject
        Journal journal;

        @Receives("orders")
        void hear(T message) {
            journal.note("base", message);
        }

        @Receives("express")
        void quiet(String message) {
            journal.note("base", message);
        }
    }

    @ApplicationScoped
    static class Overriding extends Overridden<Order> {
        @Override
        @Receives("orders")
        void hear(Order message) {
            journal.note("own", message);
        }

        @Override
        void quiet(String message) {
            journal.note("own", message);
        }
    }

    @Dependent
    public static class Public {
        @Inject
        Journal journal;

        @Receives(value = "orders", threads = Receives.Threads.VIRTUAL)
        public final void hear(Order order) {
            journal.note(order);
        }
    }
}

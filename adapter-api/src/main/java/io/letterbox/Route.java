package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Optional;

/**
 * Where an end leads: an address with its capacity in force and its physical destination.
 *
 * @param address what the application named
 * @param place the queue or topic that carries it
 * @param retries the queue in which its messages wait to be tried again
 * @param deadLetters the queue of its dead letters
 * @param capacity what is in force
 */
record Route<T>(Address<T> address, Place place, Place retries, Place deadLetters, Capacity capacity) {

    static <T> Route<T> of(Address<T> address, Settings settings) {
        String destination = address.destination();
        Capacity coded = address.capacity();
        Capacity capacity = settings.capacities().getOrDefault(destination, coded);
        if (capacity.getClass() != coded.getClass()) {
            throw new IllegalArgumentException("capacity of " + destination + " is " + coded + " in the code and "
                    + capacity + " in the settings: settings may change the number of a bounded address, not the kind");
        }
        return new Route<>(
                address,
                Place.of(destination, address instanceof Broadcast ? Topic.class : Queue.class, settings),
                Place.of(Names.RETRY + destination, Queue.class, settings),
                Place.of(Names.DEAD + destination, Queue.class, settings),
                capacity);
    }

    static Route<?> of(Source<?> source, Settings settings) {
        if (source instanceof Selected<?> selected) {
            return of(selected.source(), settings);
        }
        if (source instanceof Deliveries<?> deliveries) {
            return of(deliveries.source(), settings);
        }
        if (source instanceof Subscription<?> subscription) {
            Route<?> route = of(subscription.broadcast(), settings);
            return subscription
                    .durable()
                    .<Route<?>>map(durable -> route.retries(Place.of(Names.RETRY + durable, Queue.class, settings)))
                    .orElse(route);
        }
        return of((Address<?>) source, settings); // A mailbox, an inbox or a link: the other sources are no addresses.
    }

    private Route<T> retries(Place other) {
        return new Route<>(address, place, other, deadLetters, capacity);
    }

    /** The name of its queue or topic. */
    String physical() {
        return place.name();
    }

    /** The name of the queue of retries. */
    String retry() {
        return retries.name();
    }

    /** The same with other messages. */
    <U> Route<U> coded(Codec<U> codec) {
        return new Route<>(remade(address, codec, capacity), place, retries, deadLetters, capacity);
    }

    /** Only the two processes of a link, and the owner of an inbox, may open their ends. */
    void checkSender(Optional<String> self) {
        if (address instanceof Link<T> link) {
            check(self, link.from(), "is sent by");
        }
    }

    void checkReceiver(Optional<String> self) {
        if (address instanceof Link<T> link) {
            check(self, link.to(), "is received by");
        } else if (address instanceof Inbox<T> inbox) {
            check(self, inbox.owner(), "is received by");
        }
    }

    private void check(Optional<String> self, String expected, String role) {
        if (!self.equals(Optional.of(expected))) {
            throw new IllegalArgumentException(this + " " + role + " " + expected + ", and this process is "
                    + self.orElse("nobody") + ": open it where Settings.self is " + expected);
        }
    }

    Destination destination(Session session) throws JMSException {
        return address instanceof Broadcast ? place.topic(session) : place.queue(session);
    }

    /** The same address with the capacity that is in force. */
    Address<T> addressInForce() {
        return remade(address, address.codec(), capacity);
    }

    private static <U> Address<U> remade(Address<?> address, Codec<U> codec, Capacity capacity) {
        if (address instanceof Inbox<?> inbox) {
            return new Inbox<>(inbox.owner(), inbox.name(), codec, capacity);
        }
        if (address instanceof Link<?> link) {
            return new Link<>(link.from(), link.to(), link.name(), codec, capacity);
        }
        return address instanceof Broadcast<?> broadcast
                ? new Broadcast<>(broadcast.name(), codec)
                : new Mailbox<>(address.name(), codec, capacity);
    }

    /** How errors name it. */
    @Override
    public String toString() {
        String kind = address.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        String destination = address.destination();
        return kind + " " + destination + (physical().equals(destination) ? "" : " (queue " + physical() + ")");
    }
}

package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Optional;

/**
 * Where an end leads: an address with its capacity in force and its physical destination.
 *
 * @param address what the application named
 * @param physical the name that the broker knows
 * @param dead the queue of its dead letters
 * @param capacity what is in force
 */
record Route<T>(Address<T> address, String physical, String dead, Capacity capacity) {

    static <T> Route<T> of(Address<T> address, Settings settings) {
        String destination = address.destination();
        Capacity coded = address.capacity();
        Capacity capacity = settings.capacities().getOrDefault(destination, coded);
        if (capacity.getClass() != coded.getClass()) {
            throw new IllegalArgumentException("capacity of " + destination + " is " + coded + " in the code and "
                    + capacity + " in the settings: settings may change the number of a bounded address, not the kind");
        }
        String dead = Names.DEAD + destination;
        return new Route<>(
                address,
                settings.destinations().getOrDefault(destination, destination),
                settings.destinations().getOrDefault(dead, dead),
                capacity);
    }

    static Route<?> of(Source<?> source, Settings settings) {
        if (source instanceof Deliveries<?> deliveries) {
            return of(deliveries.source(), settings);
        }
        if (source instanceof Subscription<?> subscription) {
            return of(subscription.broadcast(), settings);
        }
        return of((Address<?>) source, settings); // A mailbox, an inbox or a link: the other sources are no addresses.
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
        return address instanceof Broadcast ? session.createTopic(physical) : session.createQueue(physical);
    }

    /** The same address with the capacity that is in force. */
    Address<T> addressInForce() {
        if (address instanceof Mailbox<T> mailbox) {
            return new Mailbox<>(mailbox.name(), mailbox.codec(), capacity);
        }
        if (address instanceof Inbox<T> inbox) {
            return new Inbox<>(inbox.owner(), inbox.name(), inbox.codec(), capacity);
        }
        if (address instanceof Link<T> link) {
            return new Link<>(link.from(), link.to(), link.name(), link.codec(), capacity);
        }
        return address;
    }

    /** How errors name it. */
    @Override
    public String toString() {
        String kind = address.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        String destination = address.destination();
        return kind + " " + destination + (physical.equals(destination) ? "" : " (queue " + physical + ")");
    }
}

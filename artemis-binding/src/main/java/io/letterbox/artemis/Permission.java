package io.letterbox.artemis;

import io.letterbox.Address;
import io.letterbox.Broadcast;
import io.letterbox.Capacity;
import io.letterbox.Subscription;
import java.util.Optional;

/**
 * What a user of an embedded broker may do with one address: an immutable value. Whatever it takes on the wire, such as room in a line
 * of waiting senders, a place for answers or the queue of retries, comes with it.
 *
 * @param verb what may be done
 * @param address with what; the broker has it, and keeps its capacity, from the start
 * @param subscription the name of the durable subscription that may be received from; only for a broadcast
 * @see BrokerSettings#user(String, String, Permission...)
 */
public record Permission(Verb verb, Address<?> address, Optional<String> subscription) {

    /** What may be done. */
    public enum Verb {
        /** To open senders and requesters. */
        SEND,
        /** To open receivers and listeners, and to browse. */
        RECEIVE
    }

    /**
     * Checks the values.
     *
     * @param verb what may be done
     * @param address with what
     * @param subscription the subscription, if there is one
     * @throws IllegalArgumentException if there is a subscription, and the address is no broadcast or nothing is received
     */
    public Permission {
        if (subscription.isPresent() && !(address instanceof Broadcast && verb == Verb.RECEIVE)) {
            throw new IllegalArgumentException(
                    "subscription \"" + subscription.get() + "\": only a broadcast has one, and it is received from");
        }
    }

    /**
     * To send, and to request.
     *
     * @param to the address
     * @return the permission
     */
    public static Permission send(Address<?> to) {
        return new Permission(Verb.SEND, to, Optional.empty());
    }

    /**
     * To receive, to listen and to answer; for a broadcast, by live subscriptions.
     *
     * @param from the address
     * @return the permission
     */
    public static Permission receive(Address<?> from) {
        return new Permission(Verb.RECEIVE, from, Optional.empty());
    }

    /**
     * To receive, and to listen, by a subscription.
     *
     * @param from the subscription
     * @return the permission
     */
    public static Permission receive(Subscription<?> from) {
        return new Permission(Verb.RECEIVE, from.broadcast(), from.name());
    }

    String destination() {
        return address.destination();
    }

    boolean broadcast() {
        return address instanceof Broadcast;
    }

    /** Both ends of a rendezvous put messages into its queue, and take some from it. */
    boolean rendezvous() {
        return address.capacity() instanceof Capacity.Zero;
    }

    /** The queue of what is tried again; none for a live subscription, whose retries are as short-lived as itself. */
    Optional<String> retries() {
        if (verb == Verb.SEND || rendezvous()) {
            return Optional.empty();
        }
        return broadcast()
                ? subscription.map(name -> DeadLetters.RETRY + "subscription." + address.name() + '.' + name)
                : Optional.of(DeadLetters.RETRY + destination());
    }
}

package io.letterbox;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * A Jakarta Messaging provider as Letterbox uses it: connections, and what a binding knows beyond the specification. Many threads
 * use a provider at once.
 */
@FunctionalInterface
public interface Provider {

    /** What a connection is used for, so that a binding can set it up for that. */
    enum Use {
        /** Acknowledged sends, and receipts of one message at a time: nothing is fetched ahead. */
        ONE_BY_ONE,
        /** Receipts in quick succession: messages are fetched ahead. */
        AHEAD,
        /** Sends with completion listeners: a completion must not come before the broker has the message. */
        PIPELINED
    }

    /**
     * Opens a connection, not yet started. The caller closes it.
     *
     * @param use what it will be used for
     * @return a connection of the caller's own
     * @throws JMSException if the broker cannot be reached or refuses the credentials
     */
    Connection connect(Use use) throws JMSException;

    /**
     * The message property by which the broker recognises a message that it already has.
     *
     * @return the name of the string property; empty if the provider has none
     */
    default Optional<String> duplicateId() {
        return Optional.empty();
    }

    /**
     * Whether the broker answered that it does not accept; a broken connection is no answer, and leaves the outcome unknown.
     *
     * @param failure what an operation threw
     * @return true if the operation surely had no effect
     */
    default boolean refused(Exception failure) {
        return failure instanceof JMSSecurityException
                || failure instanceof InvalidDestinationException
                || failure instanceof InvalidSelectorException
                || failure instanceof MessageFormatException
                || failure instanceof ResourceAllocationException;
    }

    /**
     * Whether the broker refused a send because its bounded queue is full.
     *
     * @param failure what a send threw, or completed with
     * @return true if the queue was full, and the message was not accepted
     */
    default boolean full(Exception failure) {
        return false;
    }

    /**
     * How the bodies of received messages are read. A provider that stands in front of another one gives that one's.
     *
     * @return the bodies of messages from connections of this provider
     */
    default Bodies bodies() {
        return Bodies.asTheyCome();
    }

    /**
     * Whether a temporary queue of another connection has ended, so that an answer into it would be lost, or make it anew.
     *
     * @param session of a connection of this provider
     * @param queue where an answer would go
     * @return true if it is surely gone; false if it is there, or the provider cannot tell
     * @throws JMSException if the broker cannot be asked
     */
    default boolean gone(Session session, TemporaryQueue queue) throws JMSException {
        return false;
    }

    /**
     * What counts messages at the broker, for bounded capacity.
     *
     * @param connection carries its requests; closed by the caller, after the bounds
     * @return the bounds; empty if the provider, or this broker, cannot count exactly
     * @throws JMSException if the broker cannot be asked
     */
    default Optional<Bounds> bounds(Connection connection) throws JMSException {
        return Optional.empty();
    }

    /**
     * The transactions of the surroundings, if its sessions take part in them.
     *
     * @return the transactions; empty if each session has its own
     */
    default Optional<Transactions> transactions() {
        return Optional.empty();
    }

    /**
     * Sees to it that so many sessions can be open at once, where connections are few and shared. Takes some seconds at most.
     *
     * @param sessions how many
     * @throws JMSException if they cannot, saying how many can, or if the broker cannot be reached
     */
    default void admit(int sessions) throws JMSException {}

    /**
     * Makes the threads in which something is done apart from a call: sessions are opened, answers read, idle lanes released.
     *
     * @return makes threads that are not yet started
     */
    default ThreadFactory threads() {
        return task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Any provider, with what the specification promises: unbounded and zero capacity, no recognition of duplicates.
     *
     * @param factory opens its connections
     * @return the provider
     */
    static Provider of(ConnectionFactory factory) {
        return use -> factory.createConnection();
    }
}

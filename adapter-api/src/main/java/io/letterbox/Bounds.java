package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a binding adds to a provider for exact bounds: the broker keeps the capacity of a queue, refuses a message above it, and
 * grants slots to those who wait, first come, first served. What was granted or waited for ends with the connection.
 */
public interface Bounds extends AutoCloseable {

    /**
     * The capacity that the broker keeps for a queue.
     *
     * @param queue the physical name
     * @return the capacity; empty if the broker keeps none
     * @throws JMSException if the broker cannot be asked
     */
    OptionalInt kept(String queue) throws JMSException;

    /**
     * Makes the broker keep a capacity for a queue that has none.
     *
     * @param queue the physical name
     * @param messages at least 1
     * @return the capacity that the broker keeps from now on, which is another one if it had one before
     * @throws JMSException if the broker refuses, or cannot be asked
     */
    int keep(String queue, int messages) throws JMSException;

    /**
     * Makes the broker deliver the messages of a queue as often as need be: whoever handles them counts the attempts. A binding whose
     * broker never gives a message up has nothing to do.
     *
     * @param queue the physical name
     * @throws JMSException if the broker refuses, or cannot be asked
     */
    default void countNoAttempts(String queue) throws JMSException {}

    /**
     * Asks for a slot in a queue; the slot is granted now or later.
     *
     * @param queue the physical name
     * @return the place in the line, to be closed in any case
     * @throws JMSException if the broker cannot be asked
     */
    Slot ask(String queue) throws JMSException;

    /** Ends all waits for slots with an exception. */
    @Override
    void close();

    /** A place in the line for a slot, and once granted the slot. Used by one thread at a time, except for {@link #close()}. */
    interface Slot extends AutoCloseable {

        /**
         * Waits until the slot is granted.
         *
         * @param limit the longest wait; zero or less asks without waiting
         * @return true if granted
         * @throws InterruptedException if interrupted while waiting
         * @throws JMSException if the connection broke, so that the slot will not come
         */
        boolean await(Duration limit) throws InterruptedException, JMSException;

        /**
         * Makes a message use the slot when it is sent.
         *
         * @param message what will be sent
         * @throws JMSException if the provider fails
         */
        void claim(Message message) throws JMSException;

        /**
         * Gives back a slot that was granted and not used, or leaves the line, and ends a wait in {@link #await}. It need not be
         * called after a message that claimed the slot was accepted.
         *
         * @throws JMSException if the broker cannot be told; it learns it when the connection ends
         */
        @Override
        void close() throws JMSException;
    }
}

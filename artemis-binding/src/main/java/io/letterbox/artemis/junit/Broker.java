package io.letterbox.artemis.junit;

import io.letterbox.Address;
import io.letterbox.Provider;
import io.letterbox.artemis.Login;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The broker of a test, to be looked into and to be broken. A mailbox is named by its queue, such as {@code orders} or
 * {@code inbox.clerk.questions}; a queue that nobody has made yet is empty. Many threads may use a broker at once.
 *
 * <p>All but {@link #start()}, {@link #uri()}, {@link #login()} and {@link #provider()} throw {@link IllegalStateException} while it
 * is stopped. {@code toString} shows what is in it: mailboxes, depths, dead letters and their reasons.
 */
public interface Broker {

    /**
     * How many messages are in a mailbox: those that wait, are delayed, or are in delivery.
     *
     * @param mailbox the name of the queue
     * @return the number at this moment
     */
    int depth(String mailbox);

    /**
     * How many messages of a mailbox are on their way to a receiver, or with one who has not acknowledged them yet.
     *
     * @param mailbox the name of the queue
     * @return the number at this moment
     */
    int inDelivery(String mailbox);

    /**
     * How many receivers are open at a mailbox; browsers do not count.
     *
     * @param mailbox the name of the queue
     * @return the number at this moment
     */
    int receivers(String mailbox);

    /**
     * The messages that wait in a mailbox, first come first. It takes nothing, and does not show what is delayed or in delivery. A
     * receiver that is open may have fetched the first one; if it receives no more it gives it back, so {@link #await} that.
     *
     * @param <T> the type of the messages
     * @param mailbox the address; no broadcast, and not of capacity zero, in which nothing waits
     * @return a copy
     * @throws IllegalArgumentException if the address is one of those, or a message in it is none of this type
     */
    <T> List<T> messages(Address<T> mailbox);

    /**
     * What nobody could receive from a mailbox, first come first: dead letters, then what has expired.
     *
     * @param mailbox the name of the queue, not of that for its dead letters
     * @return a copy; nothing is taken
     */
    List<DeadLetter> deadLetters(String mailbox);

    /**
     * Waits until a condition holds, such as {@code now -> now.depth("orders") == 3}.
     *
     * @param limit the longest wait
     * @param condition asked whenever something happens in the broker, and now and then; it must change nothing
     * @throws InterruptedException if interrupted while waiting
     * @throws AssertionError if the condition does not hold within the limit; it shows what is in the broker
     */
    void await(Duration limit, Predicate<? super Broker> condition) throws InterruptedException;

    /**
     * Stops the broker, as if its process ended: connections break, and persistent messages stay in its journal.
     *
     * @throws IllegalStateException if the broker is in memory, and would forget its messages
     */
    void stop();

    /**
     * Starts the stopped broker again, under the same address, with its data. Clients connect again through what they have.
     *
     * @throws IllegalStateException if it runs, or does not start
     */
    void start();

    /**
     * Breaks the connections of all who receive from a mailbox. What was in delivery is delivered again.
     *
     * @param mailbox the name of the queue
     * @throws IllegalStateException if nobody receives from it
     */
    void cut(String mailbox);

    /**
     * Breaks all connections.
     *
     * @throws IllegalStateException if there is none
     */
    void cut();

    /**
     * Fills a mailbox, until it holds its capacity.
     *
     * @param <T> the type of the messages
     * @param mailbox a bounded address
     * @param message sent as often as there is room
     * @throws IllegalArgumentException if the address is not bounded
     */
    <T> void fill(Address<T> mailbox, T message);

    /**
     * Holds all acknowledgements of messages from a mailbox, and the commits of receipts, until the hold is closed: meanwhile the
     * messages are in delivery. Whoever waits for an acknowledgement waits longer. Breaking the connection, or stopping the broker,
     * loses what is held, and ends the hold.
     *
     * @param mailbox the name of the queue
     * @return the hold; it ends with the test, if it was not closed before
     * @throws IllegalStateException if the mailbox has a hold
     */
    Hold holdAcknowledgements(String mailbox);

    /**
     * Refuses the next message that is sent to a mailbox. The sender is told, as it is when the broker has no room. In a transaction
     * it is the commit that fails.
     *
     * @param mailbox the name of the queue
     */
    void refuseNextSend(String mailbox);

    /**
     * Delivers the next message that is received from a mailbox once more, after its receipt was acknowledged: with the same id, and
     * marked as redelivered, as it comes when a broker never hears of an acknowledgement. It may exceed the capacity.
     *
     * @param mailbox the name of the queue
     */
    void redeliverNext(String mailbox);

    /**
     * For doors of the test's own, such as {@code Letterbox.over(broker.provider(), Settings.defaults().self("clerk"))}. What is
     * opened over it, the test closes.
     *
     * @return the provider
     */
    Provider provider();

    /**
     * Where it is reached over TCP.
     *
     * @return the address; empty if nothing listens
     */
    Optional<URI> uri();

    /**
     * A user and a password that it accepts over TCP.
     *
     * @return the login; empty if nothing listens
     */
    Optional<Login> login();

    /** Acknowledgements that are held back. */
    interface Hold extends AutoCloseable {

        /** Lets them through. Closing again does nothing. */
        @Override
        void close();
    }
}

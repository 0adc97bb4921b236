package io.letterbox;

import jakarta.jms.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The door of one process: it opens the ends of addresses over one provider.
 *
 * <p>Opening connects to the broker when the first end is opened. Many threads may use a letterbox at once.
 */
public interface Letterbox extends AutoCloseable {

    /**
     * A letterbox over a provider, with default settings.
     *
     * @param provider opens the connections; a binding's, or {@link Provider#of(ConnectionFactory)}
     * @return the letterbox; nothing is connected yet
     */
    static Letterbox over(Provider provider) {
        return over(provider, Settings.defaults());
    }

    /**
     * A letterbox over a provider.
     *
     * @param provider opens the connections; a binding's, or {@link Provider#of(ConnectionFactory)}
     * @param settings who this process is, and what is configured from outside
     * @return the letterbox; nothing is connected yet
     */
    static Letterbox over(Provider provider, Settings settings) {
        return new Door(provider, settings);
    }

    /**
     * Opens a sending end.
     *
     * @param <T> the type of the messages
     * @param to the address
     * @return a new sender; close it when done
     * @throws IllegalArgumentException if the address is a link from another process than {@link Settings#self()}, or is mapped to
     *     what is no queue, or for a broadcast no topic
     * @throws MailboxException.Refused if the broker refuses, cannot keep a bounded capacity, or keeps another one
     * @throws MailboxException.Unreachable if the broker cannot be reached
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <T> Sender<T> sender(Address<T> to);

    /**
     * Opens a receiving end. A subscription gets what is sent from here on.
     *
     * @param <R> what is received
     * @param from the source
     * @return a new receiver; close it when done
     * @throws IllegalArgumentException if the source is an inbox of, or a link to, another process than {@link Settings#self()}, or is
     *     mapped to what is no queue, or for a broadcast no topic, or selects where nothing can be selected
     * @throws MailboxException.Refused if the broker refuses, cannot keep a bounded capacity, or keeps another one
     * @throws MailboxException.Unreachable if the broker cannot be reached
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <R> Receiver<R> receiver(Source<R> from);

    /**
     * Opens a requesting end.
     *
     * @param <Q> the type of the requests
     * @param <R> the type of the answers
     * @param to the address whose receivers answer
     * @param answer the type of the answers: {@code String} as text, {@code byte[]} as bytes, any other as JSON
     * @return a new requester; close it when done
     * @throws IllegalArgumentException if the address is a link from another process than {@link Settings#self()}, or a broadcast,
     *     which nobody answers, or if the type cannot be a message
     * @throws MailboxException.Refused if the broker refuses, cannot keep a bounded capacity, or keeps another one
     * @throws MailboxException.Unreachable if the broker cannot be reached
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <Q, R> Requester<Q, R> requester(Address<Q> to, Class<R> answer);

    /**
     * Calls a handler for each message of a source, on threads of its own, until the listener or this letterbox is closed. It does
     * not wait for a broker that cannot be reached: the listening begins when it can.
     *
     * @param <R> what is received
     * @param from the source
     * @param how how many at a time, and what becomes of a message whose handler throws
     * @param handler called for each message; {@link Listening#concurrency()} threads may be in it at once
     * @return the listener; close it when done
     * @throws IllegalArgumentException if the source is an inbox of, or a link to, another process than {@link Settings#self()}, or
     *     has capacity zero and {@code how} has more than one attempt, a selector, or fetches ahead
     * @throws MailboxException.Refused if the broker refuses, cannot keep a bounded capacity, or keeps another one
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <R> Listener listen(Source<R> from, Listening how, Handler<? super R, ?> handler);

    /**
     * Does all that the work sends and receives through ends of this letterbox, on this thread, or nothing of it: a unit of work,
     * committed when the work returns, rolled back when it throws. A unit within a unit is part of it.
     *
     * <p>What is sent is accepted with the unit. A send to a bounded address reserves its slot at once, until the unit ends. If no
     * slot comes within {@link Settings#stall()} the unit is stalled: it is rolled back, reported, and the work is done again. A
     * rendezvous cannot be part of a unit; {@link Sender#apart()} is the view that stands outside.
     *
     * <p>The unit itself waits for nobody; what its work waits for, the work declares.
     *
     * @param <R> the result
     * @param <X> what the work may throw
     * @param work what is done
     * @return what the work returned
     * @throws X what the work threw; nothing was sent, and what it received is back
     * @throws MailboxException.Refused if the broker refuses, or if something failed within the unit that the work did not let
     *     pass; nothing was sent, and what it received is back
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent, and what it received is back
     * @throws MailboxException.InDoubt if whether the unit was committed is unknown
     * @throws MailboxException.Closed if this letterbox is closed
     */
    <R extends @Nullable Object, X extends Exception> R unit(Work<R, X> work) throws X;

    /** Closes every end that was opened through this door, then the connections. Closing again does nothing. */
    @Override
    void close();
}

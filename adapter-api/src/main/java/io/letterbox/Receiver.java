package io.letterbox;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The receiving end of a source.
 *
 * <p>Without a handler the receipt is acknowledged before the method returns: from then on the message is the caller's, and lost
 * if the caller dies. With a handler the message leaves the mailbox only when the handler has returned; an exception puts it back
 * and passes through. At capacity zero taking comes first: when the handler fails, the message goes to the dead letters at once.
 *
 * <p>A message that cannot be decoded moves to the dead letters of the address with the reason on it, and the receiver waits on.
 *
 * <p>Each receiver gets a copy of its own. Many threads may use a receiver at once; each message goes to one of them. An
 * interrupt ends a wait, and then nothing was received. A connection that breaks is opened again while a wait lasts.
 *
 * @param <R> what is received
 */
public interface Receiver<R> extends AutoCloseable {

    /**
     * Receives, waiting for a message for ever if need be.
     *
     * @return the message
     * @throws InterruptedException if interrupted before or while waiting; nothing was received
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if a message was received and a broken connection left its acknowledgement unknown
     */
    R receive() throws InterruptedException;

    /**
     * Receives a message if there is one.
     *
     * @return the message, or empty if there is none (at capacity zero: no sender is waiting)
     * @throws MailboxException.Closed if this end is closed
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if a message was received and a broken connection left its acknowledgement unknown
     */
    @CheckReturnValue
    Optional<R> tryReceive();

    /**
     * Receives, waiting at most for a time. At capacity zero a hand-over that has begun may take a short grace more.
     *
     * @param limit the longest wait; zero or negative means none, a positive part of a millisecond rounds up
     * @return the message, or empty if the limit passed
     * @throws InterruptedException if interrupted before or while waiting; nothing was received
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if a message was received and a broken connection left its acknowledgement unknown
     */
    @CheckReturnValue
    Optional<R> tryReceive(Duration limit) throws InterruptedException;

    /**
     * Receives and handles one message, waiting for it for ever if need be.
     *
     * @param <X> what the handler may throw
     * @param handler what is done before the message leaves the mailbox
     * @throws InterruptedException if interrupted before or while waiting; nothing was received
     * @throws X what the handler threw; the message is back in the mailbox
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if the handler returned and a broken connection left the acknowledgement unknown
     */
    <X extends Exception> void receive(Handler<? super R, X> handler) throws InterruptedException, X;

    /**
     * Receives and handles a message if there is one.
     *
     * @param <X> what the handler may throw
     * @param handler what is done before the message leaves the mailbox
     * @return true if a message was handled; false if there was none
     * @throws X what the handler threw; the message is back in the mailbox
     * @throws MailboxException.Closed if this end is closed
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if the handler returned and a broken connection left the acknowledgement unknown
     */
    <X extends Exception> boolean tryReceive(Handler<? super R, X> handler) throws X;

    /**
     * Receives and handles a message, waiting for it at most for a time.
     *
     * @param <X> what the handler may throw
     * @param limit the longest wait; zero or negative means none, a positive part of a millisecond rounds up
     * @param handler what is done before the message leaves the mailbox
     * @return true if a message was handled; false if the limit passed
     * @throws InterruptedException if interrupted before or while waiting; nothing was received
     * @throws X what the handler threw; the message is back in the mailbox
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if the handler returned and a broken connection left the acknowledgement unknown
     */
    <X extends Exception> boolean tryReceive(Duration limit, Handler<? super R, X> handler)
            throws InterruptedException, X;

    /**
     * Receives and handles one message after the other until this end is closed; then it returns.
     *
     * @param <X> what the handler may throw
     * @param handler what is done before each message leaves the mailbox
     * @throws InterruptedException if interrupted before or while waiting; nothing was received
     * @throws X what the handler threw; the message is back in the mailbox
     * @throws MailboxException.Closed if this end was closed before the call
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Unacknowledged if the handler returned and a broken connection left the acknowledgement unknown
     */
    <X extends Exception> void receiveAll(Handler<? super R, X> handler) throws InterruptedException, X;

    /**
     * Looks at what waits in the source, and takes nothing: first what is in the mailbox, then what waits to be tried again and is
     * due. What a receiver has in hand is not seen, nor is what is delayed; what comes or goes during the look may be seen or not.
     * What cannot be decoded is passed over, and stays for a receipt to move.
     *
     * <p>The stream reads lazily, in the order in which messages would be received, and never waits for a message. It has a session
     * of its own, which closing the stream ends, or its end. It stands outside of a unit of work. To take what was seen, open
     * {@code source.selecting(Selector.id(delivery.id()))}.
     *
     * @return a new stream, for one thread at a time; close it when done. When this end is closed, it throws
     *     {@link MailboxException.Closed}; when the connection breaks, {@link MailboxException.Unreachable}
     * @throws MailboxException.Refused if the source is a subscription, which Jakarta Messaging does not let anybody browse, or has
     *     capacity zero, and holds nothing; or if the broker refuses
     * @throws MailboxException.Unreachable if there is no connection to the broker
     * @throws MailboxException.Closed if this end is closed
     * @see jakarta.jms.QueueBrowser
     */
    Stream<R> browse();

    /**
     * How many messages this end could not decode and moved to the dead letters.
     *
     * @return the number since the opening
     */
    long undecodable();

    /**
     * The source.
     *
     * @return what this end receives from
     */
    Source<R> source();

    /**
     * Closes this end. Waits in progress end with {@link MailboxException.Closed}; a handler in progress is waited for, and
     * closing again does nothing.
     *
     * @throws MailboxException.Refused if the end is shared and belongs to a container, which closes it
     */
    @Override
    void close();
}

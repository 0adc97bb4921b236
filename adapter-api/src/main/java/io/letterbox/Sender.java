package io.letterbox;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The sending end of an address.
 *
 * <table>
 * <caption>What each verb waits for, by the capacity of the address</caption>
 * <tr><th></th><th>zero</th><th>bounded(n)</th><th>unbounded</th></tr>
 * <tr><th>{@code send}</th><td>waits until a receiver has received it</td><td>waits while n are in it</td>
 *     <td>waits for nobody</td></tr>
 * <tr><th>{@code trySend}</th><td>true only if a receiver was already waiting and received it</td>
 *     <td>false when n are in it</td><td>true</td></tr>
 * <tr><th>{@code trySend(limit)}</th><td>waits at most the limit for a receiver</td>
 *     <td>waits at most the limit for room</td><td>true</td></tr>
 * </table>
 *
 * <p>A normal return, or {@code true}, means accepted: the broker has the message, as durably as asked, or with capacity zero a
 * receiver has taken it. {@code false} means never: nobody received it and nobody will. When a broken connection leaves that
 * unknown the call throws {@link MailboxException.InDoubt}.
 *
 * <p>The message is copied when the call begins. An interrupt ends a wait, and then nothing was sent; what was already accepted
 * is returned normally with the interrupt flag set. Round trips to the broker are not waits: they are bounded by the call
 * time-out of the connection. Many threads may use a sender at once, and their sends run side by side; what one thread sends
 * through one sender is received in that order as long as nothing is redelivered and no competing receiver closes.
 *
 * @param <T> the type of the messages
 */
public interface Sender<T> extends AutoCloseable {

    /**
     * Sends a message, waiting as long as the table says, if need be for ever.
     *
     * @param message what is sent
     * @throws InterruptedException if interrupted before or while waiting for room or for a receiver; nothing was sent
     * @throws IllegalArgumentException if the codec cannot encode the message; nothing was sent
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait; nothing was sent
     * @throws MailboxException.Refused if the broker refuses the message for another reason than a full mailbox; nothing was sent
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent
     * @throws MailboxException.InDoubt if the outcome is unknown
     */
    void send(T message) throws InterruptedException;

    /**
     * Sends a message if that is possible without waiting for anybody.
     *
     * @param message what is sent
     * @return true if accepted; false if it would have had to wait, and then it was not sent
     * @throws IllegalArgumentException if the codec cannot encode the message; nothing was sent
     * @throws MailboxException.Closed if this end is closed; nothing was sent
     * @throws MailboxException.Refused if the broker refuses the message for another reason than a full mailbox; nothing was sent
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent
     * @throws MailboxException.InDoubt if the outcome is unknown
     */
    @CheckReturnValue
    boolean trySend(T message);

    /**
     * Sends a message, waiting at most for a time. With capacity zero a hand-over that has begun may take a short grace more.
     *
     * @param message what is sent
     * @param limit the longest wait; zero or negative means none, a positive part of a millisecond rounds up
     * @return true if accepted; false if the limit passed, and then it was not sent
     * @throws InterruptedException if interrupted before or while waiting for room or for a receiver; nothing was sent
     * @throws IllegalArgumentException if the codec cannot encode the message; nothing was sent
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait; nothing was sent
     * @throws MailboxException.Refused if the broker refuses the message for another reason than a full mailbox; nothing was sent
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent
     * @throws MailboxException.InDoubt if the outcome is unknown
     */
    @CheckReturnValue
    boolean trySend(T message, Duration limit) throws InterruptedException;

    /**
     * Sends a message without waiting for the broker's answer either. Only the answer is pipelined: the message is copied
     * before the call returns, the order of the calls is kept, and a full mailbox completes the stage with {@code false}.
     *
     * @param message what is sent
     * @return a stage that completes with true when the broker has the message, with false when it has no room for it, when too
     *     many sends are unconfirmed, or when a hundred were refused on this session and some are still unconfirmed (the call never
     *     waits for one), and exceptionally with a {@link MailboxException} as {@link #trySend(Object)} would throw it
     * @throws IllegalArgumentException if the codec cannot encode the message
     * @throws UnsupportedOperationException if the capacity is zero, since a rendezvous cannot be pipelined
     * @throws MailboxException.Closed if this end is closed
     * @throws MailboxException.Refused within a unit of work, since it awaits no answer, and over the connections of an application
     *     server, which forbids completion listeners or completes too early; or if the broker refuses; nothing was sent
     * @throws MailboxException.Unreachable if there is no connection to the broker when the call is made; nothing was sent
     */
    @CheckReturnValue
    CompletionStage<Boolean> trySendAsync(T message);

    /**
     * A view of this sender that sends with the given options. This sender stays as it is; closing either closes both.
     *
     * @param options what is asked for each message
     * @return the view
     * @throws IllegalArgumentException if the address cannot honour an option, such as a delay at capacity zero
     */
    Sender<T> with(Options options);

    /**
     * A view of this sender that stands outside any unit of work of the thread: what it sends is sent at once, and no rollback undoes
     * it. This sender stays as it is; closing either closes both.
     *
     * @return the view
     * @see Letterbox#unit
     */
    Sender<T> apart();

    /**
     * The address, with the capacity that is in force after configuration.
     *
     * @return what this end sends to
     */
    Address<T> address();

    /**
     * Closes this end. Waits in progress end with {@link MailboxException.Closed}; closing again does nothing.
     *
     * @throws MailboxException.Refused if the end is shared and belongs to a container, which closes it
     */
    @Override
    void close();
}

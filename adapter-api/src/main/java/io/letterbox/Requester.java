package io.letterbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The sending end of an address whose receivers answer.
 *
 * <p>A request is a message like any other, with a {@code JMSReplyTo}; it is answered by {@link Delivery#reply}, as in a
 * listener's handler, by any Jakarta Messaging client, or with {@code letterbox-cdi-extension} by what a {@code @Receives} method
 * returns. It stands outside a unit of work of the thread, since no answer can come before the request is committed. It does not
 * outlive the broker's process: whoever asked would be told that it is in doubt.
 *
 * <p>{@link MailboxException.InDoubt} says that the question may have been answered, or may still be, and that no answer will
 * come to this call. Its {@link MailboxException.InDoubt#retry() retry()} brings none either: ask again, if the question may be
 * answered twice.
 *
 * <p>All requests of a requester share one reply queue, which ends with it. Many threads may use a requester at once.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the answers
 * @see jakarta.jms.Message#setJMSReplyTo
 */
public interface Requester<Q, R> extends AutoCloseable {

    /**
     * Asks, waiting for the answer for ever if need be, and before that as {@link Sender#send} does.
     *
     * @param question what is asked
     * @return the answer
     * @throws InterruptedException if interrupted while waiting; the request may have been received
     * @throws IllegalArgumentException if the codec cannot encode the request; nothing was sent
     * @throws MailboxException.Failed if whoever was asked failed
     * @throws MailboxException.InDoubt if the connection broke before the answer came; ask again instead of {@code retry()}
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait
     * @throws MailboxException.Refused if the broker refuses the request, or the answer cannot be decoded
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent
     */
    R request(Q question) throws InterruptedException;

    /**
     * Asks, and waits at most for a time, for room or a receiver and for the answer together.
     *
     * @param question what is asked
     * @param limit the longest wait; zero or negative means none, and then nothing is sent
     * @return the answer; empty if the limit passed, and then the request may have been received
     * @throws InterruptedException if interrupted while waiting; the request may have been received
     * @throws IllegalArgumentException if the codec cannot encode the request; nothing was sent
     * @throws MailboxException.Failed if whoever was asked failed
     * @throws MailboxException.InDoubt if the connection broke before the answer came; ask again instead of {@code retry()}
     * @throws MailboxException.Closed if this end is closed, or was closed during the wait
     * @throws MailboxException.Refused if the broker refuses the request, or the answer cannot be decoded
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent
     */
    @CheckReturnValue
    Optional<R> request(Q question, Duration limit) throws InterruptedException;

    /**
     * Asks without waiting; the limit is a time-out for the answer, and no wait of this call.
     *
     * @param question what is asked
     * @param limit how long the answer may take
     * @return a stage that completes with the answer, exceptionally with a {@link java.util.concurrent.TimeoutException} if it did
     *     not come within the limit, or with a {@link MailboxException} as {@link #request(Object)} would throw it; a full
     *     mailbox is a {@link MailboxException.Refused}
     * @throws IllegalArgumentException if the codec cannot encode the request
     * @throws UnsupportedOperationException if the capacity is zero, since a rendezvous waits
     * @throws MailboxException.Closed if this end is closed
     */
    @CheckReturnValue
    CompletionStage<R> requestAsync(Q question, Duration limit);

    /**
     * The address, with the capacity that is in force after configuration.
     *
     * @return what this end sends to
     */
    Address<Q> address();

    /**
     * Closes this end. Waits in progress end with {@link MailboxException.Closed}; closing again does nothing.
     *
     * @throws MailboxException.Refused if the end is shared and belongs to a container, which closes it
     */
    @Override
    void close();
}

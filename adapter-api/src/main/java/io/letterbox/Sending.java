package io.letterbox;

import java.util.concurrent.CompletionStage;

/** How messages are sent at a capacity: one of three siblings. */
sealed interface Sending<T> extends AutoCloseable permits ZeroSending, BoundedSending, UnboundedSending {

    /**
     * Sends a message.
     *
     * @return true if accepted; false if it would have to wait beyond the limit
     * @throws InterruptedException if interrupted while waiting; never if the limit has passed at the call
     */
    boolean send(T value, Options options, Limit limit) throws InterruptedException;

    /**
     * Makes a message part of a unit of work.
     *
     * @return true if it will be sent when the unit is committed; false if it would have to wait beyond the limit
     * @throws InterruptedException if interrupted while waiting; never if the limit has passed at the call
     * @throws MailboxException.Stalled if the unit has to be repeated
     */
    boolean send(Unit unit, T value, Options options, Limit limit) throws InterruptedException;

    CompletionStage<Boolean> sendAsync(T value, Options options);

    /** Refuses options that the capacity cannot honour. */
    void check(Options options);

    @Override
    void close();
}

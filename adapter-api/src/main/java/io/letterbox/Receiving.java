package io.letterbox;

import org.jspecify.annotations.Nullable;

/** How messages are received at a capacity: one of two siblings, since bounded and unbounded differ for senders only. */
sealed interface Receiving<R> extends AutoCloseable permits ZeroReceiving, BufferedReceiving {

    /**
     * Receives a message, acknowledged.
     *
     * @return null if the limit passed
     * @throws InterruptedException if interrupted while waiting; never if the limit has passed at the call
     */
    @Nullable
    R receive(Limit limit) throws InterruptedException;

    /**
     * Receives and handles a message.
     *
     * @return false if the limit passed
     * @throws InterruptedException if interrupted while waiting; never if the limit has passed at the call
     */
    <X extends Exception> boolean receive(Limit limit, Handler<? super R, X> handler) throws InterruptedException, X;

    /**
     * Receives a message as a part of a unit of work.
     *
     * @return null if the limit passed
     * @throws InterruptedException if interrupted while waiting; never if the limit has passed at the call
     */
    @Nullable
    R receive(Unit unit, Limit limit) throws InterruptedException;

    long undecodable();

    /** Ends all waits, and lets what is in hand finish. */
    @Override
    void close();
}

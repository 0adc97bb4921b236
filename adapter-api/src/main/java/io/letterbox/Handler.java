package io.letterbox;

/**
 * What is done with a message before it leaves the mailbox.
 *
 * @param <R> what is received
 * @param <X> the checked exception it may throw; it passes through to the caller of {@code receive}
 */
@FunctionalInterface
public interface Handler<R, X extends Exception> {

    /**
     * Handles one message. A normal return takes the message out of the mailbox; any exception puts it back.
     *
     * @param received the message, or the delivery
     * @throws X when the message could not be handled
     */
    void handle(R received) throws X;
}

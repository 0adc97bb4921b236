package io.letterbox;

import java.util.Optional;

/**
 * A handler that is called for each message of a source, as {@link Letterbox#listen} has set it up.
 *
 * <p>Each call is a {@linkplain Letterbox#unit unit of work} with the receipt of its message: committed after the handler has
 * returned. When the handler throws, what it sent is not sent, and the message is tried again later or goes to the dead letters, as
 * {@link Listening} says. A connection that breaks is opened again for as long as the listener is open. Many threads may use it
 * at once.
 */
public interface Listener extends AutoCloseable {

    /** What a listener does at the moment. */
    enum State {
        /** It is connected, and waits for messages or handles them. */
        LISTENING,
        /** It takes no messages until it is resumed. */
        PAUSED,
        /** There is no connection to the broker, or the broker refuses; it tries again by itself. */
        DISCONNECTED,
        /** It has ended. */
        CLOSED
    }

    /**
     * A listener at one moment: an immutable value.
     *
     * @param name the listener's
     * @param state what it does
     * @param inHand the messages that are being handled
     * @param done the messages that were handled and committed, since the listener was opened, as all that follow
     * @param failed the calls that threw
     * @param stalled the units that waited too long for room, and were repeated
     * @param deadLettered the messages that went to the dead letters
     * @param lastError what went wrong last, if anything did
     */
    record Status(
            String name,
            State state,
            int inHand,
            long done,
            long failed,
            long stalled,
            long deadLettered,
            Optional<String> lastError) {}

    /**
     * How it goes.
     *
     * @return a snapshot, which waits for nothing
     */
    Status status();

    /** Takes no more messages; what is in hand is finished. Returns at once. Pausing again does nothing. */
    void pause();

    /** Takes messages again. Returns at once. */
    void resume();

    /**
     * Ends the listening: takes no more messages, lets what is in hand finish within {@link Listening#finish()}, and puts the rest
     * back. Closing again does nothing.
     *
     * @throws MailboxException.Refused if the listener belongs to a container, which closes it
     */
    @Override
    void close();
}

package io.letterbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A received message and the facts beside it: an immutable value.
 *
 * @param <T> the type of the message
 */
public interface Delivery<T> {

    /**
     * The message.
     *
     * @return a copy of the receiver's own
     */
    T message();

    /**
     * The process that says it sent the message: a claim, not authentication.
     *
     * @return the sender's {@code self}; empty if it named none, as plain Jakarta Messaging clients do
     */
    Optional<String> from();

    /**
     * What identifies the message: the same for every delivery and every retry of it.
     *
     * @return the id that the sending end gave it, or else its {@code JMSMessageID}
     */
    String id();

    /**
     * How often a handler was given the message, with this time. Deliveries that a broken connection cut short do not count.
     *
     * @return at least 1
     */
    int attempt();

    /**
     * When the message was sent first, by the sender's clock.
     *
     * @return the time in {@code JMSTimestamp}; for a message that is tried again that of its first attempt
     */
    Instant sentAt();

    /**
     * The {@code JMSType}, by which some applications tell messages apart.
     *
     * @return what the sender set; empty if nothing
     */
    Optional<String> type();

    /**
     * The {@code JMSCorrelationID}, by which some applications match messages.
     *
     * @return what the sender set; empty if nothing
     */
    Optional<String> correlationId();

    /**
     * The application's properties of the message, {@code JMSXGroupID} and {@code JMSXGroupSeq} among them.
     *
     * @return an unmodifiable map without the other properties of Jakarta Messaging and those of Letterbox
     */
    Map<String, Object> properties();

    /**
     * Answers the sender, within the unit of work of the thread if there is one. The answer is encoded by its own class, as
     * {@link Codec#of} has it, is as durable as the message, and goes to its {@code JMSReplyTo} with its {@code JMSCorrelationID}, or
     * else its {@code JMSMessageID}, as the correlation id.
     *
     * @param answer what is answered
     * @return true if sent; false if the sender awaits no answer, or is known to be gone
     * @throws IllegalArgumentException if the answer cannot be encoded; nothing was sent
     * @throws MailboxException.Refused if the broker refuses the answer; nothing was sent
     * @throws MailboxException.Unreachable if there is no connection to the broker; nothing was sent
     * @throws MailboxException.InDoubt if the outcome is unknown
     */
    boolean reply(Object answer);
}

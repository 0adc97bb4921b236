package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** What a receiver makes of a message. */
@FunctionalInterface
interface Reading<R> {

    /**
     * Reads a message.
     *
     * @throws RuntimeException if it cannot be decoded
     */
    R read(Message message) throws JMSException;

    /** The reading that a source promises by its type. */
    @SuppressWarnings(
            "unchecked") // R is the type of the deliveries, or of the messages: each source fixes it in its declaration
    static <R> Reading<R> of(Source<R> source, Codec<?> codec, Answering answering, Screening screening) {
        Source<R> whole = Selected.whole(source);
        boolean delivery = whole instanceof Deliveries || whole instanceof Inbox;
        return delivery
                ? message -> (R) Envelope.open(screening.opened(message, codec), codec, answering)
                : message -> (R) codec.decode(screening.opened(message, codec));
    }
}

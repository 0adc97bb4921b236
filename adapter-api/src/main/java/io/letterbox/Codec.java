package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/**
 * How a value becomes a Jakarta Messaging message and back. Codecs are used by many threads at once.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {

    /**
     * Makes a message of a value; the message shares nothing with it.
     *
     * @param value what is sent
     * @param session creates the message; it must not be kept
     * @return a new message with the body set
     * @throws JMSException if the provider fails
     * @throws IllegalArgumentException if the value cannot be encoded
     */
    Message encode(T value, Session session) throws JMSException;

    /**
     * Makes a value of a message. The type comes from the address, never from the message.
     *
     * @param message what was received; any body type may come
     * @return a new value
     * @throws JMSException if the provider fails to read the body
     * @throws IllegalArgumentException if the message holds no such value; it then goes to the dead letters with this reason
     */
    T decode(Message message) throws JMSException;

    /**
     * Checks the body of a message against limits: before it is decoded, or before it is sent. A codec for what is nested looks at
     * the depth too, and one around another codec asks that one.
     *
     * @param message what was received, or is about to be sent
     * @param limits those of {@link Settings#limits()}
     * @throws JMSException if the provider fails to read the body
     * @throws IllegalArgumentException if the body is beyond the limits; a received message then goes to the dead letters with this
     *     reason
     */
    default void check(Message message, BodyLimits limits) throws JMSException {
        BodySize.check(message, limits);
    }

    /**
     * The codec of a type: {@link #text()} for {@code String}, {@link #bytes()} for {@code byte[]}, or else {@link #json(Class)}.
     *
     * @param <T> the type
     * @param type the type of the messages
     * @return the codec
     * @throws IllegalArgumentException if the type cannot be a message
     */
    @SuppressWarnings("unchecked") // the class object is the proof
    static <T> Codec<T> of(Class<T> type) {
        if (type == String.class) {
            return (Codec<T>) text();
        }
        if (type == byte[].class) {
            return (Codec<T>) bytes();
        }
        return json(type);
    }

    /**
     * A {@code String} as a {@link jakarta.jms.TextMessage}.
     *
     * @return the codec
     */
    static Codec<String> text() {
        return new TextCodec();
    }

    /**
     * A {@code byte[]} as a {@link jakarta.jms.BytesMessage}.
     *
     * @return the codec
     */
    static Codec<byte[]> bytes() {
        return new BytesCodec();
    }

    /**
     * Any type that Jakarta JSON Binding knows, records first, as JSON in a {@link jakarta.jms.TextMessage}.
     *
     * @param <T> the type
     * @param type the type of the values; not generic, since its parameters would be lost
     * @return the codec
     * @throws IllegalArgumentException if the type is generic, a primitive or {@code Object}
     */
    static <T> Codec<T> json(Class<T> type) {
        return new JsonCodec<>(type);
    }
}

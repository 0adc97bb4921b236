package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/**
 * The headers and properties of a received message. Clients of the provider's other protocols, and hostile ones, set them to values of
 * types that they cannot have; then they are read as if they were not there, since no such message may stop whoever receives it.
 */
final class Headers {

    private static final System.Logger LOG = System.getLogger(Headers.class.getName());

    private Headers() {}

    @FunctionalInterface
    private interface Header<V> {
        @Nullable
        V read() throws JMSException;
    }

    private static <V> @Nullable V read(Header<V> header) {
        try {
            return header.read();
        } catch (JMSException | RuntimeException forged) {
            LOG.log(System.Logger.Level.DEBUG, "a header that cannot be read is passed over: " + forged);
            return null;
        }
    }

    static @Nullable Destination replyTo(Message message) {
        return read(message::getJMSReplyTo);
    }

    static @Nullable String correlationId(Message message) {
        return read(message::getJMSCorrelationID);
    }

    static @Nullable String type(Message message) {
        return read(message::getJMSType);
    }

    /** A property of whatever type. */
    static @Nullable Object property(Message message, String name) {
        return read(() -> message.getObjectProperty(name));
    }

    /** A property that is a text; null for any other. */
    static @Nullable String text(Message message, String name) {
        return property(message, name) instanceof String text ? text : null;
    }
}

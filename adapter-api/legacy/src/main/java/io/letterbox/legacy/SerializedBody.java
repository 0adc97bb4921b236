package io.letterbox.legacy;

import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.util.Optional;

/**
 * What a provider's binding knows of object messages: their bytes. {@link ObjectMessage#getObject()} makes objects of them before
 * anybody can look, so that {@link ObjectCodec} never calls it.
 *
 * <p>It is a service, found by {@link java.util.ServiceLoader}; {@code letterbox-artemis-binding} has one for Artemis. Many threads
 * use it at once.
 */
public interface SerializedBody {

    /**
     * The bytes of a message.
     *
     * @param message what was received
     * @param limit how many bytes there may be
     * @return what {@link java.io.ObjectOutputStream} wrote, of length zero if the message has no body; empty if the message is of
     *     another provider
     * @throws JMSException if the provider fails to read the body
     * @throws IllegalArgumentException if there are more bytes than the limit; none was read then
     */
    Optional<byte[]> bytes(ObjectMessage message, int limit) throws JMSException;
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/**
 * What a binding knows of the bodies of received messages: how to read one within limits, and how to send one on without reading it.
 * Many threads use it at once, a message only one.
 */
public interface Bodies {

    /**
     * A received message whose body can be read. It waits for no longer than a call to the broker may take.
     *
     * @param received as it came from a connection of the provider's
     * @param limits beyond which nothing is read, nor inflated
     * @return the message itself, or one like it with the body in it
     * @throws JMSException if the broker does not bring the body
     * @throws IllegalArgumentException if the body is beyond the limits, or broken; the message can still be sent on
     */
    Message opened(Message received, BodyLimits limits) throws JMSException;

    /**
     * A message to be sent in the place of a received one, with its headers and properties, and with its body as it came.
     *
     * @param received as it came from a connection of the provider's, whether it has been opened or not
     * @param session in which it was received, and in which it is sent
     * @return the message itself, or one like it
     * @throws JMSException if the provider fails
     */
    Message onward(Message received, Session session) throws JMSException;

    /**
     * Those of a provider that has read a body by the time that it hands out the message.
     *
     * @return messages as they come
     */
    static Bodies asTheyCome() {
        return new Bodies() {
            @Override
            public Message opened(Message received, BodyLimits limits) {
                return received;
            }

            @Override
            public Message onward(Message received, Session session) {
                return received;
            }
        };
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Holds bodies to the limits, before they are sent and before they are decoded. */
record Screening(BodyLimits limits, Bodies bodies) {

    /** A received message whose body is within the limits. */
    Message opened(Message received, Codec<?> codec) throws JMSException {
        Message open = bodies.opened(received, limits);
        codec.check(open, limits);
        return open;
    }

    /** Checks a message that is about to be sent. */
    void check(Message sent, Codec<?> codec) throws JMSException {
        codec.check(sent, limits);
    }
}

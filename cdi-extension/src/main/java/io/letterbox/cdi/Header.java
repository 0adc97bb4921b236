package io.letterbox.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link Receives} method that is a standard header of the message.
 *
 * <p>Its type is that of the header in {@link jakarta.jms.Message}: {@code String} for {@code JMSCorrelationID}, {@code JMSType} and
 * {@code JMSMessageID}; {@code int} for {@code JMSPriority} and {@code JMSDeliveryMode}; {@code long} for {@code JMSTimestamp} and
 * {@code JMSExpiration}; {@code boolean} for {@code JMSRedelivered}; {@link jakarta.jms.Destination} for {@code JMSReplyTo}. Or it
 * is an {@link java.util.Optional} of that type, which is empty if the header is not set; without it such a message is a bad one,
 * and goes to the dead letters.
 *
 * <p>A message that is tried again is a copy with a {@code JMSMessageID} and a {@code JMSTimestamp} of its own;
 * {@link io.letterbox.Delivery} has those of the first.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Header {

    /**
     * The name.
     *
     * @return as in the specification, such as {@code JMSCorrelationID}
     */
    String value();
}

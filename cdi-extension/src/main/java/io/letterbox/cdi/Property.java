package io.letterbox.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link Receives} method that is a property of the message, such as the sender's {@code region}, or
 * {@code JMSXGroupID}.
 *
 * <p>Its type is {@code String}, {@code boolean} or a number, boxed or not; a property of another type is converted if nothing of
 * it is lost. Or it is an {@link java.util.Optional} of one of those, which is empty if the message has no such property. Without
 * it such a message is a bad one, as is a property that cannot be converted: it goes to the dead letters with the reason.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Property {

    /**
     * The name.
     *
     * @return the name that the sender gave the property
     */
    String value();
}

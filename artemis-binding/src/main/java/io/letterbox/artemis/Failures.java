package io.letterbox.artemis;

import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.ADDRESS_FULL;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.INCOMPATIBLE_CLIENT_SERVER_VERSIONS;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.INVALID_FILTER_EXPRESSION;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.INVALID_QUEUE_CONFIGURATION;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.MAX_CONSUMER_LIMIT_EXCEEDED;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.SECURITY_EXCEPTION;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.SESSION_CREATION_REJECTED;
import static org.apache.activemq.artemis.api.core.ActiveMQExceptionType.UNEXPECTED_ROUTING_TYPE_FOR_ADDRESS;

import java.util.EnumSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** Which failures are the broker's answer. Every other may be a connection that broke before the answer came. */
final class Failures {

    private static final Set<ActiveMQExceptionType> ANSWERS = EnumSet.of(
            ADDRESS_DOES_NOT_EXIST,
            ADDRESS_FULL,
            INCOMPATIBLE_CLIENT_SERVER_VERSIONS,
            INVALID_FILTER_EXPRESSION,
            INVALID_QUEUE_CONFIGURATION,
            MAX_CONSUMER_LIMIT_EXCEEDED,
            QUEUE_DOES_NOT_EXIST,
            SECURITY_EXCEPTION,
            SESSION_CREATION_REJECTED,
            UNEXPECTED_ROUTING_TYPE_FOR_ADDRESS);

    /** A broker that stops says this to those who come; the engine has no type of exception for it. */
    private static final String NOT_STARTED = "AMQ229034";

    private Failures() {}

    static boolean answered(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Denial) {
                return true;
            }
            if (cause instanceof ActiveMQException engine && ANSWERS.contains(engine.getType())) {
                return !String.valueOf(engine.getMessage()).startsWith(NOT_STARTED);
            }
        }
        return false;
    }

    static boolean cutByInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}

package io.letterbox.cdi;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers that senders set, under their names in the specification, with their types. Not among them are those that would
 * tell of the delayed copy of a message that is tried again, such as {@code JMSDestination}.
 */
enum StandardHeader {
    CORRELATION_ID("JMSCorrelationID", String.class),
    TYPE("JMSType", String.class),
    PRIORITY("JMSPriority", int.class),
    TIMESTAMP("JMSTimestamp", long.class),
    DELIVERY_MODE("JMSDeliveryMode", int.class),
    EXPIRATION("JMSExpiration", long.class),
    REPLY_TO("JMSReplyTo", Destination.class),
    MESSAGE_ID("JMSMessageID", String.class),
    REDELIVERED("JMSRedelivered", boolean.class);

    private final String title;
    private final Class<?> type;

    StandardHeader(String title, Class<?> type) {
        this.title = title;
        this.type = type;
    }

    static Optional<StandardHeader> named(String name) {
        return Arrays.stream(values())
                .filter(header -> header.title.equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(header -> header.title).sorted().toList();
    }

    Class<?> type() {
        return type;
    }

    @Nullable
    Object read(Message message) throws JMSException {
        return switch (this) {
            case CORRELATION_ID -> message.getJMSCorrelationID();
            case TYPE -> message.getJMSType();
            case PRIORITY -> message.getJMSPriority();
            case TIMESTAMP -> message.getJMSTimestamp();
            case DELIVERY_MODE -> message.getJMSDeliveryMode();
            case EXPIRATION -> message.getJMSExpiration();
            case REPLY_TO -> message.getJMSReplyTo();
            case MESSAGE_ID -> message.getJMSMessageID();
            case REDELIVERED -> message.getJMSRedelivered();
        };
    }
}

package io.letterbox.legacy;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.stream.Stream;

/** The kinds of bodies that a message can have. */
final class Kind {

    private Kind() {}

    /** The message, if it is of a kind. */
    static <M extends Message> M expect(Class<M> kind, Message message) {
        if (kind.isInstance(message)) {
            return kind.cast(message);
        }
        throw new IllegalArgumentException("expected a " + kind.getSimpleName() + ", got a " + of(message));
    }

    private static String of(Message message) {
        if (message instanceof StreamMessage) {
            return "StreamMessage, which no codec of Letterbox reads: have its sender send text, bytes or a map";
        }
        return Stream.of(TextMessage.class, BytesMessage.class, MapMessage.class, ObjectMessage.class)
                .filter(kind -> kind.isInstance(message))
                .map(Class::getSimpleName)
                .findFirst()
                .orElse("Message without a body");
    }
}

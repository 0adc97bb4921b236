package io.letterbox.artemis;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * What is put on an arriving message whose body the client would read by itself, whatever it is, before anybody can look: it passes
 * for a bytes message that is not compressed, and remembers what it was. The names begin like those of headers of Jakarta Messaging,
 * so that neither {@code getPropertyNames} nor {@code clearProperties} knows them, and nobody else's are let through.
 */
final class Seal {

    private static final SimpleString TYPE = SimpleString.of("JMSLetterboxType");
    private static final SimpleString COMPRESSED = SimpleString.of("JMSLetterboxCompressed");
    private static final SimpleString READ = SimpleString.of("JMSLetterboxRead");
    private static final SimpleString SIZE = SimpleString.of("JMSLetterboxSize");

    private Seal() {}

    /** Takes off whatever pretends to be a seal. */
    static void clear(ICoreMessage message) {
        message.removeProperty(TYPE);
        message.removeProperty(COMPRESSED);
        message.removeProperty(READ);
        message.removeProperty(SIZE);
    }

    static void set(ICoreMessage message, OptionalLong stored) {
        message.putIntProperty(TYPE, message.getType());
        message.setType(Message.BYTES_TYPE);
        if (message.removeProperty(Message.HDR_LARGE_COMPRESSED) != null) {
            message.putBooleanProperty(COMPRESSED, true);
            if (message.getObjectProperty(Message.HDR_LARGE_BODY_SIZE) instanceof Number claimed) {
                message.putLongProperty(SIZE, claimed.longValue());
            }
        }
        stored.ifPresent(size -> message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, size));
    }

    /** The type that it had; empty if it has no seal. */
    static OptionalInt type(ICoreMessage message) {
        return message.getObjectProperty(TYPE) instanceof Integer type ? OptionalInt.of(type) : OptionalInt.empty();
    }

    static boolean compressed(ICoreMessage message) {
        return message.containsProperty(COMPRESSED);
    }

    /** Its body as it came, which is in memory from now on. */
    static byte[] body(ICoreMessage message) {
        ActiveMQBuffer buffer = message.getBodyBuffer();
        message.putBooleanProperty(READ, true);
        buffer.resetReaderIndex();
        byte[] body = new byte[buffer.readableBytes()];
        buffer.readBytes(body);
        buffer.resetReaderIndex();
        return body;
    }

    /** Whether its body is in memory. */
    static boolean read(ICoreMessage message) {
        return !message.isLargeMessage() || message.containsProperty(READ);
    }

    /** Makes a message that has the headers, the properties and the body of a sealed one what that was. */
    static void breakOpen(ICoreMessage message) {
        int type = type(message).orElseThrow();
        boolean compressed = compressed(message);
        Object claimed = message.getObjectProperty(SIZE);
        clear(message);
        message.removeProperty(Message.HDR_LARGE_BODY_SIZE);
        message.setType((byte) type);
        if (compressed) {
            message.putBooleanProperty(Message.HDR_LARGE_COMPRESSED, true);
            message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, claimed instanceof Long size ? size : 0);
        }
    }
}

package io.letterbox.it.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.utils.DataConstants;
import org.apache.activemq.artemis.utils.collections.TypedProperties;

/** Bodies as the engine writes them. */
final class Bodywork {

    private static final int STEP = 64 * 1024;

    private Bodywork() {}

    static byte[] text(String text) {
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(2 * text.length() + 8);
        buffer.writeNullableSimpleString(SimpleString.of(text));
        return bytes(buffer);
    }

    /** A text that says that it is so long. */
    static byte[] textOf(int length) {
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(8);
        buffer.writeByte(DataConstants.NOT_NULL);
        buffer.writeInt(length);
        return bytes(buffer);
    }

    static byte[] map(Map<String, ?> entries) {
        TypedProperties properties = new TypedProperties();
        entries.forEach((name, value) -> TypedProperties.setObjectProperty(SimpleString.of(name), value, properties));
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(256);
        properties.encode(buffer.byteBuf());
        return bytes(buffer);
    }

    static byte[] object(Serializable object) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(written)) {
            out.writeObject(object);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sized(written.toByteArray(), written.size());
    }

    /** Bytes with a length before them, which may be another one. */
    static byte[] sized(byte[] bytes, int length) {
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(bytes.length + 4);
        buffer.writeInt(length);
        buffer.writeBytes(bytes);
        return bytes(buffer);
    }

    /** Compressed, with so many zeros behind it. */
    static byte[] compressed(byte[] beginning, long zeros) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        try (DeflaterOutputStream out = new DeflaterOutputStream(written)) {
            out.write(beginning);
            for (long left = zeros; left > 0; left -= STEP) {
                out.write(step, 0, (int) Math.min(left, STEP));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return written.toByteArray();
    }

    private static byte[] bytes(ActiveMQBuffer buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}

package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.utils.DataConstants;

/**
 * Whether what a body says of its own lengths is true. The client reserves memory by it, and stops in the middle of a receipt where
 * it is wrong.
 */
final class BodyShape {

    private static final int SMALLEST_ENTRY = Integer.BYTES + Byte.BYTES;

    private BodyShape() {}

    static boolean isText(ActiveMQBuffer body) {
        if (!body.readable()) {
            return false;
        }
        return body.readByte() == DataConstants.NULL || passText(body);
    }

    /** Of two bytes each. */
    private static boolean passText(ActiveMQBuffer body) {
        if (body.readableBytes() < Integer.BYTES) {
            return false;
        }
        int length = body.readInt();
        return length % Character.BYTES == 0 && pass(body, length);
    }

    /** A body without an object is one too. */
    static boolean isObject(ActiveMQBuffer body) {
        return body.readableBytes() < Integer.BYTES || passSized(body);
    }

    static boolean isMap(ActiveMQBuffer body) {
        if (!body.readable()) {
            return false;
        }
        if (body.readByte() == DataConstants.NULL) {
            return true;
        }
        if (body.readableBytes() < Integer.BYTES) {
            return false;
        }
        int entries = body.readInt();
        boolean holds = entries >= 0 && entries <= body.readableBytes() / SMALLEST_ENTRY;
        for (int i = 0; holds && i < entries; i++) {
            holds = passSized(body) && body.readable() && passValue(body, body.readByte());
        }
        return holds;
    }

    private static boolean passValue(ActiveMQBuffer body, byte type) {
        return switch (type) {
            case DataConstants.NULL -> true;
            case DataConstants.BOOLEAN, DataConstants.BYTE -> pass(body, Byte.BYTES);
            case DataConstants.SHORT, DataConstants.CHAR -> pass(body, Short.BYTES);
            case DataConstants.INT, DataConstants.FLOAT -> pass(body, Integer.BYTES);
            case DataConstants.LONG, DataConstants.DOUBLE -> pass(body, Long.BYTES);
            case DataConstants.BYTES, DataConstants.STRING -> passSized(body);
            default -> false;
        };
    }

    /** Passes what begins with its own length. */
    private static boolean passSized(ActiveMQBuffer body) {
        return body.readableBytes() >= Integer.BYTES && pass(body, body.readInt());
    }

    private static boolean pass(ActiveMQBuffer body, int bytes) {
        if (bytes < 0 || bytes > body.readableBytes()) {
            return false;
        }
        body.skipBytes(bytes);
        return true;
    }
}

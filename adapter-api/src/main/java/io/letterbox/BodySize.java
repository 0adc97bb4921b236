package io.letterbox;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;

/** Measures bodies, whatever provider they are of. */
final class BodySize {

    private static final int LONGEST_CHAR = 3;
    private static final int BOX = 8;

    private BodySize() {}

    static void check(Message message, BodyLimits limits) throws JMSException {
        long bytes = of(message, limits.bytes());
        if (bytes > limits.bytes()) {
            throw new IllegalArgumentException("a body of " + (message instanceof TextMessage ? "at least " : "")
                    + bytes + " bytes, and " + limits.bytes()
                    + " is the limit: make it smaller, or raise the limit with Settings.limits");
        }
    }

    private static long of(Message message, int limit) throws JMSException {
        if (message instanceof TextMessage text) {
            String body = text.getText();
            return body == null ? 0 : utf8(body, limit);
        }
        if (message instanceof BytesMessage bytes) {
            bytes.reset(); // One that is yet to be sent has no length before.
            return bytes.getBodyLength();
        }
        return message instanceof MapMessage map ? of(map, limit) : 0;
    }

    private static long of(MapMessage map, int limit) throws JMSException {
        long bytes = 0;
        for (Object each : Collections.list((Enumeration<?>) map.getMapNames())) {
            String name = String.valueOf(each);
            Object value = map.getObject(name);
            bytes += utf8(name, limit);
            if (value instanceof String text) {
                bytes += utf8(text, limit);
            } else {
                bytes += value instanceof byte[] array ? array.length : BOX;
            }
        }
        return bytes;
    }

    /** The length in UTF-8, counted no further than needed to see whether it is beyond the limit. */
    static long utf8(String text, int limit) {
        int length = text.length();
        if (length > limit) {
            return length;
        }
        if ((long) length * LONGEST_CHAR <= limit) {
            return length; // At least, and within the limit in any case.
        }
        long bytes = 0;
        for (int i = 0; i < length && bytes <= limit; i++) {
            char c = text.charAt(i);
            boolean half = Character.isSurrogate(c); // Two of them are four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || half ? 2 : LONGEST_CHAR;
        }
        return bytes;
    }
}

package io.letterbox.artemis;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates a body, and stops where it becomes too big, whatever the message says of its size. */
final class Inflation {

    private static final int STEP = 8 * 1024;

    private Inflation() {}

    /**
     * The inflated body.
     *
     * @param most how many bytes it may come to
     * @param limit what is told if they are more
     * @throws IllegalArgumentException if they are more, or the body is broken
     */
    static byte[] of(byte[] compressed, long most, int limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            return inflated(inflater, most, limit);
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(
                    "a compressed body that cannot be inflated: " + broken.getMessage(), broken);
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflated(Inflater inflater, long most, int limit) throws DataFormatException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        while (!inflater.finished()) {
            int length = inflater.inflate(step);
            if (length == 0 && !inflater.finished()) {
                throw new DataFormatException("it ends in the middle");
            }
            body.write(step, 0, length);
            if (body.size() > most) {
                throw new IllegalArgumentException("a compressed body that inflates to more than " + most
                        + " bytes, and " + limit
                        + " is the limit: have it sent in parts, or raise the limit with Settings.limits");
            }
        }
        return body.toByteArray();
    }
}

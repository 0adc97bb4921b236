package io.letterbox;

/**
 * How much the body of a message may be, beyond which it is neither sent nor read: an immutable value. What serialised objects may
 * be, {@code ObjectLimits} of {@code letterbox-legacy} says.
 *
 * @param bytes of the body, whatever it was compressed to on its way: of a text in UTF-8, of a map the names and the values
 * @param depth of objects and arrays within objects and arrays, in JSON
 */
public record BodyLimits(int bytes, int depth) {

    /**
     * Checks the values.
     *
     * @param bytes at least 1
     * @param depth at least 1
     * @throws IllegalArgumentException if a value is out of its range
     */
    public BodyLimits {
        if (bytes < 1 || depth < 1) {
            throw new IllegalArgumentException("limits of " + bytes + " bytes, depth " + depth + ": at least 1");
        }
    }

    /**
     * One mebibyte, 32 deep.
     *
     * @return the defaults
     */
    public static BodyLimits defaults() {
        return new BodyLimits(1 << 20, 32);
    }

    /**
     * These limits with another size.
     *
     * @param bytes at least 1
     * @return new limits
     * @throws IllegalArgumentException if less than 1
     */
    public BodyLimits bytes(int bytes) {
        return new BodyLimits(bytes, depth);
    }

    /**
     * These limits with another depth.
     *
     * @param depth at least 1
     * @return new limits
     * @throws IllegalArgumentException if less than 1
     */
    public BodyLimits depth(int depth) {
        return new BodyLimits(bytes, depth);
    }
}

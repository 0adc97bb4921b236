package io.letterbox.legacy;

/**
 * How much a serialised object may be, beyond which it is not read: an immutable value.
 *
 * @param bytes of the whole body
 * @param depth of objects within objects
 * @param references to objects, all in all
 * @param arrayLength of the longest array, and of what collections reserve
 */
public record ObjectLimits(int bytes, long depth, long references, long arrayLength) {

    /**
     * Checks the values.
     *
     * @param bytes at least 1
     * @param depth at least 1
     * @param references at least 1
     * @param arrayLength at least 0
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ObjectLimits {
        if (bytes < 1 || depth < 1 || references < 1 || arrayLength < 0) {
            throw new IllegalArgumentException("limits of " + bytes + " bytes, depth " + depth + ", " + references
                    + " references, arrays of " + arrayLength + ": at least 1, and of 0 for arrays");
        }
    }

    /**
     * One mebibyte, 32 deep, 10,000 references, arrays of up to 100,000.
     *
     * @return the defaults
     */
    public static ObjectLimits defaults() {
        return new ObjectLimits(1 << 20, 32, 10_000, 100_000);
    }
}

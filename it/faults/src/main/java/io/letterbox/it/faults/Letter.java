package io.letterbox.it.faults;

import java.util.Map;

/**
 * A message as anybody may send it, byte by byte.
 *
 * @param fate what has to become of it
 * @param queue where it goes
 * @param type of the engine's message types, or none of them
 * @param body what is in it
 * @param marks headers and properties, whatever type they should have
 */
record Letter(Fate fate, String queue, byte type, Body body, Map<String, Object> marks) {

    enum Fate {
        /** By its handler, once. */
        RECEIVED,
        /** In the dead letters, once, with the reason. */
        DEAD,
        /** One of the two, once. */
        EITHER
    }

    /** A body: its bytes, and so many zeros after them, which may be too many to be held in memory. */
    static final class Body {

        private final byte[] bytes;
        private final long more;

        Body(byte[] bytes, long more) {
            this.bytes = bytes;
            this.more = more;
        }

        byte[] bytes() {
            return bytes;
        }

        long more() {
            return more;
        }
    }
}

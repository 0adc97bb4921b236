package io.letterbox;

/**
 * How many messages may wait in an address: the textbook's buffering.
 *
 * <p>There is no default: an address says what it holds.
 */
public sealed interface Capacity {

    /**
     * Nothing waits: a send and a receive meet in a rendezvous.
     *
     * @return capacity zero
     */
    static Capacity zero() {
        return new Zero();
    }

    /**
     * At most {@code messages} wait, counted by the broker from acceptance until their receipt is acknowledged or committed.
     *
     * @param messages at least 1
     * @return the bounded capacity
     * @throws IllegalArgumentException if {@code messages} is less than 1; a capacity of zero is {@link #zero()}
     */
    static Capacity bounded(int messages) {
        return new Bounded(messages);
    }

    /**
     * Any number of messages wait, as far as the broker's memory and disk reach.
     *
     * @return unbounded capacity
     */
    static Capacity unbounded() {
        return new Unbounded();
    }

    /** Capacity zero; see {@link Capacity#zero()}. */
    record Zero() implements Capacity {
        @Override
        public String toString() {
            return "zero()";
        }
    }

    /**
     * A bounded capacity; see {@link Capacity#bounded(int)}.
     *
     * @param messages how many messages may wait, at least 1
     */
    record Bounded(int messages) implements Capacity {
        /**
         * Checks the number.
         *
         * @param messages at least 1
         * @throws IllegalArgumentException if {@code messages} is less than 1
         */
        public Bounded {
            if (messages < 1) {
                throw new IllegalArgumentException(
                        "bounded(" + messages + "): at least 1 message must fit; for none use Capacity.zero()");
            }
        }

        @Override
        public String toString() {
            return "bounded(" + messages + ')';
        }
    }

    /** Unbounded capacity; see {@link Capacity#unbounded()}. */
    record Unbounded() implements Capacity {
        @Override
        public String toString() {
            return "unbounded()";
        }
    }
}

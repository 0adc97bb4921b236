package io.letterbox.it.benchmarks;

/** What one thread keeps to do an operation again and again. */
@FunctionalInterface
interface Worker {

    void once() throws Exception;

    /** Waits until all that was begun has ended. */
    default void settle() throws Exception {}
}

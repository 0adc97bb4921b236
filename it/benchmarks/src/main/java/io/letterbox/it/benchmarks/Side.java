package io.letterbox.it.benchmarks;

import jakarta.jms.JMSException;

/** One way to do an operation: Letterbox's, or a hand-written one with the same result. */
interface Side extends AutoCloseable {

    /** A worker for one thread, made once and kept. */
    Worker worker() throws Exception;

    /** Puts in place what the next iteration consumes. */
    default void before() throws Exception {}

    /** Takes away what the last iteration left. */
    default void after() throws Exception {}

    @Override
    void close() throws JMSException;
}

package io.letterbox;

import jakarta.jms.JMSException;

/** A session with what belongs to it. A lane is used by one thread at a time: whoever took it from its {@link Pool}. */
interface Lane extends AutoCloseable {

    boolean broken();

    /** Whether it may keep messages from other lanes while it is idle. */
    boolean holds();

    /** Gives back what it keeps from others; the next use costs a round trip more. */
    void release() throws JMSException;

    @Override
    void close() throws JMSException;
}

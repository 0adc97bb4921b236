package io.letterbox;

import jakarta.jms.JMSException;

/** What a pool does, for the pool itself and for one with a bug. */
interface SharedPool {

    CountedLane take() throws JMSException;

    void giveBack(CountedLane lane);

    void close();
}

package io.letterbox;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** Where a receiving end takes its inlets from. */
interface Inlets extends AutoCloseable {

    /** An inlet for one receipt; null if the limit passed before one was free. */
    @Nullable
    Inlet take(Limit limit) throws InterruptedException, JMSException;

    void giveBack(Inlet inlet);

    /** Gives back what idle inlets may have fetched ahead; false if there is none. */
    boolean letGo();

    void discard(Inlet inlet);

    @Override
    void close();
}

package io.letterbox.artemis.junit;

import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;

/** Acknowledgements wait here, on the engine's threads, until they are let through or lost. */
final class HeldBack {

    private final String queue;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean lost;

    HeldBack(String queue) {
        this.queue = queue;
    }

    void release() {
        over.countDown();
    }

    void lose() {
        lost = true;
        over.countDown();
    }

    /** Throws if the acknowledgement is lost; the engine then takes it back. */
    void await() throws ActiveMQException {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            lost = true;
        }
        if (lost) {
            throw new ActiveMQNotConnectedException("the acknowledgement of a message from \"" + queue + "\" is lost");
        }
    }
}

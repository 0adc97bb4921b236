package io.letterbox.artemis;

import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/** Tells that a connection has broken; it is not mended. */
record BrokenConnection(Consumer<ActiveMQException> heard) implements SessionFailureListener {

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver) {
        heard.accept(exception);
    }

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver, String scaleDownTargetNodeID) {
        heard.accept(exception);
    }

    @Override
    public void beforeReconnect(ActiveMQException exception) {
        // it does not
    }
}

package io.letterbox.server;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** A producer in the transaction of its session. */
final class JointProducer extends ServerProducer {

    private final JointSession session;

    JointProducer(JointSession session, @Nullable Destination destination) {
        super(destination);
        this.session = session;
    }

    @Override
    void send(Outgoing outgoing) throws JMSException {
        session.enter();
        Handle handle = session.entered();
        outgoing.instead(session.outgoing(outgoing.message(), handle)).sentBy(handle);
    }
}

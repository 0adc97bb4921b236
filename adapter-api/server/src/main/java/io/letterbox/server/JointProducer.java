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
        outgoing.sentBy(session.entered());
    }
}

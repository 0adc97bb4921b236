package io.letterbox.server;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** A producer outside of all transactions. */
final class ApartProducer extends ServerProducer {

    private final ServerConnection connection;

    ApartProducer(ServerConnection connection, @Nullable Destination destination) {
        super(destination);
        this.connection = connection;
    }

    /** The broker's answer is awaited: providers do so by themselves with what is persistent. */
    @Override
    void send(Outgoing outgoing) throws JMSException {
        if (outgoing.isPersistent()) {
            connection.apart(outgoing::sentBy);
        } else {
            connection.confirmed(outgoing::sentBy);
        }
    }
}

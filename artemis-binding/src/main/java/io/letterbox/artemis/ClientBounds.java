package io.letterbox.artemis;

import io.letterbox.Bounds;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** The plug-in as a client sees it. What it sends is plain JMS. */
final class ClientBounds implements Bounds {

    private final Calls calls;

    private ClientBounds(Calls calls) {
        this.calls = calls;
    }

    /** Looks for the plug-in, whose address is there only while it is: a look leaves nothing on a broker without it. */
    static Optional<Bounds> over(Connection connection) throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        boolean present = false;
        try {
            present = session instanceof ActiveMQSession engine
                    && engine.getCoreSession()
                            .addressQuery(SimpleString.of(Wire.REQUESTS))
                            .isExists();
            return present ? Optional.of(new ClientBounds(new Calls(connection, session))) : Optional.empty();
        } catch (ActiveMQException e) {
            throw failure("the broker cannot be asked for its plug-in", e);
        } finally {
            if (!present) {
                session.close();
            }
        }
    }

    @Override
    public OptionalInt kept(String queue) throws JMSException {
        int kept = calls.call(Wire.KEPT, queue, 0, "").number();
        return kept == Capacities.NONE ? OptionalInt.empty() : OptionalInt.of(kept);
    }

    @Override
    public int keep(String queue, int messages) throws JMSException {
        return calls.call(Wire.KEEP, queue, messages, "").number();
    }

    @Override
    public void countNoAttempts(String queue) throws JMSException {
        calls.call(Wire.ATTEMPTS, queue, 0, "");
    }

    @Override
    public Slot ask(String queue) throws JMSException {
        return ClientSlot.ask(calls, queue);
    }

    @Override
    public void close() {
        calls.close();
    }

    static JMSException failure(String what, Throwable cause) {
        JMSException failure = new JMSException(what + ": " + cause.getMessage());
        failure.initCause(cause);
        if (cause instanceof Exception exception) {
            failure.setLinkedException(exception);
        }
        return failure;
    }

    /** How long a broker may take to answer a request that it has received. */
    static Duration patience() {
        return Duration.ofSeconds(30);
    }
}

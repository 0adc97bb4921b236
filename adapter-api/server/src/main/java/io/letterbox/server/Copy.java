package io.letterbox.server;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A message like one that was received, to be sent on in its place. OpenMQ within GlassFish hands out the broker's own: sent again, it
 * is not found any more under the id that the transaction acknowledges, which then cannot be committed.
 */
final class Copy {

    private Copy() {}

    /** The copy; of a serialised object, which would have to be read for it, the message itself. */
    static Message of(Message received, Session session) throws JMSException {
        if (received instanceof ObjectMessage) {
            return received;
        }
        Message copy = body(received, session);
        copy.setJMSCorrelationID(received.getJMSCorrelationID());
        copy.setJMSReplyTo(received.getJMSReplyTo());
        copy.setJMSType(received.getJMSType());
        for (Object each : Collections.list((Enumeration<?>) received.getPropertyNames())) {
            String name = String.valueOf(each);
            if (!name.startsWith("JMSX") || name.startsWith("JMSXGroup")) { // The others are the provider's to set.
                copy.setObjectProperty(name, received.getObjectProperty(name));
            }
        }
        return copy;
    }

    private static Message body(Message received, Session session) throws JMSException {
        if (received instanceof TextMessage text) {
            return session.createTextMessage(text.getText());
        }
        if (received instanceof BytesMessage bytes) {
            return bytes(bytes, session.createBytesMessage());
        }
        if (received instanceof MapMessage map) {
            return map(map, session.createMapMessage());
        }
        if (received instanceof StreamMessage stream) {
            return stream(stream, session.createStreamMessage());
        }
        return session.createMessage();
    }

    private static Message bytes(BytesMessage received, BytesMessage copy) throws JMSException {
        received.reset();
        byte[] body = new byte[Math.toIntExact(received.getBodyLength())];
        int read = received.readBytes(body);
        if (read > 0) {
            copy.writeBytes(body, 0, read);
        }
        return copy;
    }

    private static Message map(MapMessage received, MapMessage copy) throws JMSException {
        for (Object each : Collections.list((Enumeration<?>) received.getMapNames())) {
            String name = String.valueOf(each);
            copy.setObject(name, received.getObject(name));
        }
        return copy;
    }

    private static Message stream(StreamMessage received, StreamMessage copy) throws JMSException {
        received.reset();
        while (true) {
            try {
                copy.writeObject(received.readObject());
            } catch (MessageEOFException end) {
                return copy;
            }
        }
    }
}

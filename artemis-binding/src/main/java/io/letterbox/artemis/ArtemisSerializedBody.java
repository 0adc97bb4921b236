package io.letterbox.artemis;

import io.letterbox.legacy.SerializedBody;
import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.jms.client.ActiveMQObjectMessage;

/** The bytes of Artemis's object messages: a service for {@code letterbox-legacy}, where that is on the class path. */
public final class ArtemisSerializedBody implements SerializedBody {

    /** For {@link java.util.ServiceLoader}. */
    public ArtemisSerializedBody() {}

    @Override
    public Optional<byte[]> bytes(ObjectMessage message, int limit) throws JMSException {
        if (!(message instanceof ActiveMQObjectMessage artemis)) {
            return Optional.empty();
        }
        ActiveMQBuffer body = artemis.getCoreMessage().getBodyBuffer();
        body.resetReaderIndex(); // The client has read it once, to its end.
        if (body.readableBytes() < Integer.BYTES) {
            return Optional.of(new byte[0]);
        }
        int length = body.readInt();
        if (length < 0 || length > body.readableBytes()) {
            throw new IllegalArgumentException("an ObjectMessage whose body says that it has " + length
                    + " bytes, and has " + body.readableBytes());
        }
        if (length > limit) {
            throw new IllegalArgumentException(
                    "an ObjectMessage of " + length + " bytes, and " + limit + " is the limit");
        }
        byte[] bytes = new byte[length];
        body.readBytes(bytes);
        return Optional.of(bytes);
    }
}

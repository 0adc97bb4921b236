package io.letterbox.artemis;

import io.letterbox.Bodies;
import io.letterbox.BodyLimits;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientLargeMessageImpl;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.utils.ActiveMQBufferInputStream;

/** Reads the bodies that {@link Arrivals} has sealed, and sends them on in pieces where they have not been read. */
final class ArtemisBodies implements Bodies {

    /** A text is two bytes a character here, and in UTF-8 at least one; names and numbers of a map are in proportion. */
    private static final int WIDTH = 2;

    private static final int BESIDE = 64;

    private final Connections connections;

    ArtemisBodies(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Message opened(Message received, BodyLimits limits) throws JMSException {
        if (!(received instanceof ActiveMQMessage artemis)) {
            return received;
        }
        ClientMessage sealed = artemis.getCoreMessage();
        OptionalInt type = Seal.type(sealed);
        if (type.isEmpty()) {
            return received;
        }
        long most = (long) WIDTH * limits.bytes() + BESIDE;
        long stored = stored(sealed);
        if (stored > most) {
            throw new IllegalArgumentException("a body of " + stored + " bytes where it is stored, and "
                    + limits.bytes() + " is the limit: have it sent in parts, or raise the limit with Settings.limits");
        }
        byte[] body = body(sealed);
        byte[] plain = Seal.compressed(sealed) ? Inflation.of(body, most, limits.bytes()) : body;
        return message(sealed, (byte) type.getAsInt(), plain);
    }

    private static long stored(ClientMessage sealed) {
        return sealed instanceof ClientLargeMessageImpl large ? large.getLargeMessageSize() : sealed.getBodySize();
    }

    /** In a thread that nobody interrupts where pieces may still come: after a reading that was cut there is no other. */
    private static byte[] body(ClientMessage sealed) throws JMSException {
        if (!(sealed instanceof ClientLargeMessageImpl)) {
            return read(sealed);
        }
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        Thread reading = new Thread(
                () -> {
                    try {
                        body.complete(read(sealed));
                    } catch (Throwable failure) {
                        body.completeExceptionally(failure);
                    }
                },
                "letterbox body");
        reading.setDaemon(true);
        reading.start();
        try {
            return body.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof JMSException lost) {
                throw lost;
            }
            throw failure.getCause() instanceof RuntimeException unchecked ? unchecked : failure;
        }
    }

    private static byte[] read(ClientMessage sealed) throws JMSException {
        try {
            sealed.checkCompletion(); // The pieces that have not come yet.
            return Seal.body(sealed);
        } catch (ActiveMQException failure) {
            JMSException lost = new JMSException("the body did not come: " + failure.getMessage());
            lost.initCause(failure);
            throw lost;
        }
    }

    private ActiveMQMessage message(ClientMessage sealed, byte type, byte[] body) throws JMSException {
        checkShape(type, body);
        ClientMessageImpl open = new ClientMessageImpl(
                type,
                sealed.isDurable(),
                sealed.getExpiration(),
                sealed.getTimestamp(),
                sealed.getPriority(),
                body.length + BESIDE);
        open.moveHeadersAndProperties(sealed);
        Seal.breakOpen(open);
        open.removeProperty(org.apache.activemq.artemis.api.core.Message.HDR_LARGE_COMPRESSED);
        open.setDeliveryCount(sealed.getDeliveryCount());
        open.getBodyBuffer().writeBytes(body);
        ActiveMQMessage message =
                ActiveMQMessage.createMessage(open, null, connections.factory(Connections.Purpose.ONE_BY_ONE));
        try {
            message.doBeforeReceive();
        } catch (ActiveMQException | RuntimeException broken) {
            throw new IllegalArgumentException("a body that cannot be read: " + broken, broken);
        }
        return message;
    }

    private static void checkShape(byte type, byte[] body) {
        boolean holds =
                switch (type) {
                    case ClientMessage.TEXT_TYPE -> BodyShape.isText(ActiveMQBuffers.wrappedBuffer(body));
                    case ClientMessage.MAP_TYPE -> BodyShape.isMap(ActiveMQBuffers.wrappedBuffer(body));
                    case ClientMessage.OBJECT_TYPE -> BodyShape.isObject(ActiveMQBuffers.wrappedBuffer(body));
                    case ClientMessage.DEFAULT_TYPE, ClientMessage.BYTES_TYPE, ClientMessage.STREAM_TYPE -> true;
                    default ->
                        throw new IllegalArgumentException(
                                "a message of type " + type + ", which is none of Jakarta Messaging");
                };
        if (!holds) {
            throw new IllegalArgumentException("a body of " + body.length
                    + " bytes that cannot be read: it is not as long as it says, or broken in itself");
        }
    }

    @Override
    public Message onward(Message received, Session session) throws JMSException {
        if (!(received instanceof ActiveMQMessage artemis)
                || Seal.type(artemis.getCoreMessage()).isEmpty()
                || !(session.createMessage() instanceof ActiveMQMessage onward)) {
            return received;
        }
        ClientMessage sealed = artemis.getCoreMessage();
        ClientMessage open = onward.getCoreMessage();
        open.moveHeadersAndProperties(sealed);
        Seal.breakOpen(open);
        if (Seal.read(sealed)) {
            open.getBodyBuffer().writeBytes(Seal.body(sealed));
        } else {
            open.setBodyInputStream(
                    new ActiveMQBufferInputStream(((ClientLargeMessageImpl) sealed).getLargeMessageController()));
        }
        return onward;
    }
}

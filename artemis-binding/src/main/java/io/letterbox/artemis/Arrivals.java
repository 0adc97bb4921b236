package io.letterbox.artemis;

import java.util.OptionalLong;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Looks at each message before the client does, which inflates, reads to the end, and reserves what a message says it needs, all
 * within the receipt: a body that is not surely harmless gets a {@link Seal}, and {@link ArtemisBodies} reads it within limits.
 */
final class Arrivals implements Interceptor {

    private static final int HARMLESS = 100 * 1024;
    /** By which the client takes a message for the broker's answer that there is none. */
    private static final SimpleString NOTHING_THERE = SimpleString.of("_hornetq.forced.delivery.seq");

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveMessage receipt) {
            regular(receipt.getMessage(), receipt.getDeliveryCount());
        } else if (packet instanceof SessionReceiveLargeMessage receipt
                && receipt.getLargeMessage() instanceof ICoreMessage large) {
            Seal.clear(large);
            straighten(large);
            large.removeProperty(NOTHING_THERE);
            Seal.set(large, OptionalLong.of(receipt.getLargeMessageSize()));
        }
        return true;
    }

    private static void regular(ICoreMessage message, int deliveries) {
        Seal.clear(message);
        straighten(message);
        if (deliveries > 0
                || message.getPropertyNames().size() > 1
                || !(message.getObjectProperty(NOTHING_THERE) instanceof Long)) {
            message.removeProperty(NOTHING_THERE); // The broker's own answer is no delivery, and says nothing else.
        }
        if (message.containsProperty(Message.HDR_LARGE_COMPRESSED) || !harmless(message)) {
            Seal.set(message, OptionalLong.empty());
        }
    }

    /** The client fails at a mark of another type, and waits for ever for the message that it has then lost. */
    private static void straighten(ICoreMessage message) {
        Object mark = message.removeProperty(Message.HDR_LARGE_COMPRESSED);
        if (mark != null && Boolean.parseBoolean(String.valueOf(mark))) {
            message.putBooleanProperty(Message.HDR_LARGE_COMPRESSED, true);
        }
    }

    /** Whether the client can read its body without harm; it looks at the beginning only. */
    private static boolean harmless(ICoreMessage message) {
        if (message.getBodyBufferSize() > HARMLESS) {
            return false;
        }
        return switch (message.getType()) {
            case Message.DEFAULT_TYPE, Message.BYTES_TYPE, Message.STREAM_TYPE -> true;
            case Message.TEXT_TYPE -> {
                ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
                yield BodyShape.isText(body) && !body.readable(); // Else the client would lose the rest.
            }
            case Message.OBJECT_TYPE -> {
                ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
                yield BodyShape.isObject(body) && !body.readable();
            }
            default -> false;
        };
    }
}

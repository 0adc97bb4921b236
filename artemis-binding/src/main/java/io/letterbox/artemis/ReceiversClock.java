package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.MessagePacketI;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Lets in what a broker has just sent as good and what would be taken for expired by a clock here that is ahead. The broker knows
 * when a message expires; the client would look again, by its own clock, and give the message back as expired.
 */
final class ReceiversClock implements Interceptor {

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof MessagePacketI received) {
            Message message = received.getMessage();
            if (message.isExpired()) {
                // whoever sends it on has to know
                message.putLongProperty(BrokerClock.EXPIRES_AT, message.getExpiration());
                message.setExpiration(0);
            }
        }
        return true;
    }
}

package io.letterbox.artemis;

import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.ClientConnectionLifeCycleListener;
import org.apache.activemq.artemis.spi.core.remoting.ClientProtocolManager;

/**
 * Refuses what is sent over a connection that has broken. The engine's client ends the waits for answers that it finds then, unless
 * it is closing; and it begins others, such as for the end of a session that opened in that moment. Each lasts as long as a call may.
 */
final class NothingAfterTheBreak implements Interceptor {

    /**
     * Ends all waits for answers over a connection whose break the client has heard of; one that broke before the broker had
     * introduced itself will not be open.
     */
    static void over(ClientConnectionLifeCycleListener client, ClientProtocolManager protocol) {
        if (client instanceof ClientSessionFactoryInternal opening && !opening.waitForTopology(0, TimeUnit.SECONDS)) {
            opening.cleanup();
        }
        RemotingConnection broken = protocol.getCurrentConnection();
        if (broken != null) {
            broken.destroy();
        }
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        return !connection.isDestroyed();
    }
}

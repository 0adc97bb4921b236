package io.letterbox.it;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/** The engine's own count of what an address holds; the count of a queue lags behind it for moments. */
final class StoredMessages implements ActiveMQServerPlugin {

    private volatile ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer running) {
        server = running;
    }

    long of(String address) throws Exception {
        return server.getPagingManager().getPageStore(SimpleString.of(address)).getAddressElements();
    }
}

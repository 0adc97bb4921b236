package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.spi.core.remoting.ClientConnectionLifeCycleListener;
import org.apache.activemq.artemis.spi.core.remoting.ClientProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.apache.activemq.artemis.spi.core.remoting.Connector;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connector when its one connection has ended. A client that does not reconnect forgets the connector of a connection
 * that broke, and with it a thread for ever.
 */
final class ConnectorEnd implements ClientConnectionLifeCycleListener {

    private final ClientConnectionLifeCycleListener client;
    private final ClientProtocolManager protocol;
    private volatile @Nullable Connector connector;

    ConnectorEnd(ClientConnectionLifeCycleListener client, ClientProtocolManager protocol) {
        this.client = client;
        this.protocol = protocol;
    }

    void of(Connector connector) {
        this.connector = connector;
    }

    @Override
    public void connectionCreated(ActiveMQComponent component, Connection connection, ClientProtocolManager protocol) {
        client.connectionCreated(component, connection, protocol);
    }

    @Override
    public void connectionDestroyed(Object connection, boolean failed) {
        client.connectionDestroyed(connection, failed);
        Connector ending = connector;
        connector = null;
        if (ending != null) {
            // not on this thread, for whose end it waits, nor in a pool, which may be closed by now
            Thread thread = new Thread(() -> end(ending), "letterbox end of connection " + connection);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void end(Connector ending) {
        NothingAfterTheBreak.over(client, protocol);
        ending.close();
    }

    @Override
    public void connectionException(Object connection, ActiveMQException failure) {
        client.connectionException(connection, failure);
    }

    @Override
    public void connectionReadyForWrites(Object connection, boolean ready) {
        client.connectionReadyForWrites(connection, ready);
    }
}

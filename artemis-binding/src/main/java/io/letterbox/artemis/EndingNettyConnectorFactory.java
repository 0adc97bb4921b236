package io.letterbox.artemis;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ClientConnectionLifeCycleListener;
import org.apache.activemq.artemis.spi.core.remoting.ClientProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Connector;

/**
 * Makes TCP connectors that end with their connection. Public only because Artemis makes it by its class's name; nobody else
 * needs it.
 */
public final class EndingNettyConnectorFactory extends NettyConnectorFactory {

    /** Makes a factory without any state. */
    public EndingNettyConnectorFactory() {}

    @Override
    public Connector createConnector(
            Map<String, Object> configuration,
            BufferHandler handler,
            ClientConnectionLifeCycleListener listener,
            Executor closing,
            Executor threads,
            ScheduledExecutorService scheduled,
            ClientProtocolManager protocol) {
        ConnectorEnd end = new ConnectorEnd(listener, protocol);
        Connector connector = super.createConnector(configuration, handler, end, closing, threads, scheduled, protocol);
        end.of(connector);
        return connector;
    }
}

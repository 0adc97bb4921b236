package io.letterbox.artemis;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ClientConnectionLifeCycleListener;
import org.apache.activemq.artemis.spi.core.remoting.ClientProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Connector;

/**
 * Makes in-VM connectors that leave no thread behind. Public only because Artemis makes it by its class's name; nobody else
 * needs it.
 */
public final class ThreadedInVMConnectorFactory extends InVMConnectorFactory {

    /** Makes a factory without any state. */
    public ThreadedInVMConnectorFactory() {}

    @Override
    public Connector createConnector(
            Map<String, Object> configuration,
            BufferHandler handler,
            ClientConnectionLifeCycleListener listener,
            Executor closing,
            Executor threads,
            ScheduledExecutorService scheduled,
            ClientProtocolManager protocol) {
        return new ThreadedInVMConnector(configuration, handler, listener, closing, threads, protocol);
    }
}

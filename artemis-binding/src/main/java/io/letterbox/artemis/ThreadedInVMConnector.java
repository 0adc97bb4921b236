package io.letterbox.artemis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ClientConnectionLifeCycleListener;
import org.apache.activemq.artemis.spi.core.remoting.ClientProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.apache.activemq.artemis.utils.actors.OrderedExecutorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The in-VM connector with the threads of its factory. The engine's own has a JVM-wide pool whose threads outlive the broker,
 * and keep its class loader, for a minute.
 */
final class ThreadedInVMConnector extends InVMConnector {

    private final BufferHandler handler;
    private final ClientConnectionLifeCycleListener listener;
    private final Executor closing;
    private final OrderedExecutorFactory executors;
    private final ClientProtocolManager protocol;
    private final Map<Object, Connection> open = new ConcurrentHashMap<>();
    private volatile boolean started;

    ThreadedInVMConnector(
            Map<String, Object> configuration,
            BufferHandler handler,
            ClientConnectionLifeCycleListener listener,
            Executor closing,
            Executor threads,
            ClientProtocolManager protocol) {
        super(configuration, handler, listener, closing, threads, protocol);
        this.handler = handler;
        this.listener = listener;
        this.closing = closing;
        this.executors = new OrderedExecutorFactory(task -> execute(threads, task));
        this.protocol = protocol;
    }

    /** The broker's last words wait for their delivery, unless they are refused: a pool that just drops them would not do. */
    private static void execute(Executor threads, Runnable task) {
        if (threads instanceof ExecutorService pool && pool.isShutdown()) {
            throw new RejectedExecutionException("the connection's provider is closed");
        }
        threads.execute(task);
    }

    @Override
    public synchronized void start() {
        started = true;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public synchronized void close() {
        if (started) {
            open.keySet().forEach(id -> listener.connectionDestroyed(id, false));
            started = false;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the engine asks for null when there is nothing to connect to
    public @Nullable Connection createConnection() {
        InVMAcceptor acceptor = (InVMAcceptor) getAcceptor();
        if (acceptor == null || !acceptor.isStarted()) {
            return null;
        }
        InVMConnection connection = new InVMConnection(
                id,
                acceptor.getHandler(),
                new Ends(acceptor),
                acceptor.getExecutorFactory().getExecutor());
        open.put(connection.getID(), connection);
        listener.connectionCreated(null, connection, protocol);
        acceptor.connect((String) connection.getID(), handler, this, executors.getExecutor());
        return connection;
    }

    @Override
    public void disconnect(String connection) {
        Connection mine = started ? open.get(connection) : null;
        if (mine != null) {
            mine.close();
        }
    }

    /** Passes the end of a connection on to the broker, and on another thread, since locks are held, to the client. */
    private final class Ends implements ClientConnectionLifeCycleListener {

        private final InVMAcceptor acceptor;

        Ends(InVMAcceptor acceptor) {
            this.acceptor = acceptor;
        }

        @Override
        public void connectionCreated(
                ActiveMQComponent component, Connection connection, ClientProtocolManager manager) {
            // it was told above, before the broker's side existed
        }

        @Override
        public void connectionDestroyed(Object connection, boolean failed) {
            if (open.remove(connection) != null) {
                acceptor.disconnect((String) connection);
                closing.execute(() -> {
                    listener.connectionDestroyed(connection, failed);
                    NothingAfterTheBreak.over(listener, protocol);
                });
            }
        }

        @Override
        public void connectionException(Object connection, ActiveMQException failure) {
            closing.execute(() -> listener.connectionException(connection, failure));
        }

        @Override
        public void connectionReadyForWrites(Object connection, boolean ready) {
            // always ready
        }
    }
}

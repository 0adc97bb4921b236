package io.letterbox.it;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.UserTransaction;
import io.letterbox.artemis.EmbeddedArtemis;
import io.letterbox.artemis.Login;
import io.letterbox.server.ServerProvider;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XASession;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a resource adapter does, over a real broker and a real transaction manager: a session that is opened in a transaction takes part
 * in it, one that is opened elsewhere never does, a connection has one session, and what servers forbid is refused.
 */
final class TransactedConnections {

    private final XAConnectionFactory factory;
    private final Semaphore pool;

    private TransactedConnections(XAConnectionFactory factory, int size) {
        this.factory = factory;
        this.pool = new Semaphore(size);
    }

    /** The engine's own, which could do more than a server's. */
    static ActiveMQXAConnectionFactory factory(EmbeddedArtemis broker) {
        Login login = broker.login().orElseThrow();
        return new ActiveMQXAConnectionFactory(broker.uri().orElseThrow().toString(), login.user(), login.password());
    }

    /** With more connections than any test needs. */
    static ServerProvider server(ConnectionFactory factory) {
        return server(factory, 1_000);
    }

    /** The provider of a server whose connections are these. */
    static ServerProvider server(ConnectionFactory factory, int size) {
        TransactedConnections connections = new TransactedConnections((XAConnectionFactory) factory, size);
        return ServerProvider.of(
                Around.proxy(ConnectionFactory.class, (proxy, method, arguments) -> connections.open()),
                UserTransaction.userTransaction(),
                new TransactionSynchronizationRegistryImple(),
                task -> {
                    Thread thread = new Thread(task);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private Connection open() throws JMSException {
        if (!pool.tryAcquire()) {
            throw new JMSException("the pool is exhausted");
        }
        return Around.proxy(Connection.class, new OpenConnection(factory.createXAConnection(), pool)::invoke);
    }

    private static final class OpenConnection {
        private final XAConnection real;
        private final Semaphore pool;
        private final Set<MessageConsumer> consumers = ConcurrentHashMap.newKeySet();
        private @Nullable XASession session;
        private @Nullable Thread opener;
        private @Nullable Transaction enlisted;
        private boolean opened;

        OpenConnection(XAConnection real, Semaphore pool) {
            this.real = real;
            this.pool = pool;
        }

        Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "createSession" -> session();
                case "setExceptionListener" -> throw new jakarta.jms.IllegalStateException("not in a server");
                case "close" -> {
                    close();
                    yield null;
                }
                default -> Around.call(real, method, arguments);
            };
        }

        private Session session() throws Exception {
            if (opened) {
                throw new jakarta.jms.IllegalStateException("one session for each connection");
            }
            opened = true;
            if (manager().getStatus() == Status.STATUS_NO_TRANSACTION) {
                return watched(Session.class, real.createSession(false, Session.AUTO_ACKNOWLEDGE));
            }
            session = real.createXASession();
            opener = Thread.currentThread();
            enlist();
            return watched(Session.class, session);
        }

        /** What was opened in a transaction is enlisted in the next one too, in the thread that opened it and in no other. */
        private void enlist() throws Exception {
            Transaction current = manager().getTransaction();
            if (session == null
                    || current == null
                    || current.equals(enlisted)
                    || current.getStatus() != Status.STATUS_ACTIVE) {
                return;
            }
            if (opener != Thread.currentThread()) {
                throw new AssertionError("a session that another thread opened would be no part of the transaction");
            }
            if (!current.enlistResource(session.getXAResource())) {
                throw new JMSException("the transaction takes nothing more");
            }
            enlisted = current;
        }

        private <I> I watched(Class<I> type, I object) {
            return Around.proxy(type, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "setMessageListener" -> throw new jakarta.jms.IllegalStateException("not in a server");
                    case "send", "receive", "receiveNoWait" -> enlist();
                    default -> {}
                }
                Object made = Around.call(object, method, arguments);
                if (made instanceof MessageConsumer consumer) {
                    consumers.add(consumer);
                    return watched(MessageConsumer.class, consumer);
                }
                return made instanceof MessageProducer producer ? watched(MessageProducer.class, producer) : made;
            });
        }

        /** What was done in a transaction stays with it until its end. */
        private void close() throws Exception {
            for (MessageConsumer consumer : consumers) {
                consumer.close();
            }
            Transaction transaction = manager().getTransaction();
            if (transaction != null && transaction.equals(enlisted)) {
                transaction.registerSynchronization(new Synchronization() {
                    @Override
                    public void beforeCompletion() {}

                    @Override
                    public void afterCompletion(int status) {
                        end();
                    }
                });
            } else {
                end();
            }
        }

        private static jakarta.transaction.TransactionManager manager() {
            return TransactionManager.transactionManager();
        }

        private void end() {
            pool.release();
            try {
                real.close();
            } catch (JMSException gone) {
                throw new AssertionError("a connection that was open closes", gone);
            }
        }
    }
}

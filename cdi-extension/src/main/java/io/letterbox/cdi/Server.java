package io.letterbox.cdi;

import io.letterbox.Provider;
import io.letterbox.server.ServerProvider;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** The server that an application runs on: its connections, its transactions and its threads. Read where there is one only. */
record Server(UserTransaction transaction, TransactionSynchronizationRegistry registry, ThreadFactory threads) {

    /** What connections are taken from if nothing else is said (Jakarta EE 10 Platform, section EE.5.20). */
    static final String FACTORY = "java:comp/DefaultJMSConnectionFactory";

    private static final System.Logger LOG = System.getLogger(Server.class.getName());
    private static final String TRANSACTION = "java:comp/UserTransaction";
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    /** The server; empty where applications have no transactions. */
    static Optional<Server> here() {
        if (Naming.find(TRANSACTION, Object.class).isEmpty()) {
            return Optional.empty(); // And the classes of Jakarta Transactions may be missing.
        }
        Optional<TransactionSynchronizationRegistry> registry =
                Naming.find(REGISTRY, TransactionSynchronizationRegistry.class);
        Optional<ThreadFactory> threads = Naming.threads();
        if (registry.isEmpty() || threads.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this server has transactions, and no " + REGISTRY + " or no " + Naming.THREADS
                            + ": its Jakarta Messaging is not used. Have it offer both (Jakarta Concurrency)");
            return Optional.empty();
        }
        return Naming.find(TRANSACTION, UserTransaction.class)
                .map(transaction -> new Server(transaction, registry.get(), threads.get()));
    }

    Provider over(ConnectionFactory factory) {
        return ServerProvider.of(factory, transaction, registry, threads);
    }
}

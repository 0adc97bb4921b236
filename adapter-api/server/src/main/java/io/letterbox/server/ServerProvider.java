package io.letterbox.server;

import io.letterbox.Provider;
import io.letterbox.Transactions;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * The provider of a Jakarta EE server, whose sends and receipts take part in its transactions. Outside of a transaction each call
 * stands alone; what is received is in a transaction of its own.
 *
 * <p>It counts no messages, since a resource adapter hides the broker: unbounded mailboxes, and rendezvous outside of transactions.
 * Sends are not pipelined, since servers refuse completion listeners, or complete before the broker has the message. Many threads use it
 * at once.
 *
 * @see <a href="https://jakarta.ee/specifications/messaging/3.1/">Jakarta Messaging 3.1, section 12.3</a>
 */
public final class ServerProvider implements Provider {

    private final ConnectionFactory factory;
    private final ThreadFactory threads;
    private final ServerTransactions transactions;

    private ServerProvider(ConnectionFactory factory, ThreadFactory threads, ServerTransactions transactions) {
        this.factory = factory;
        this.threads = threads;
        this.transactions = transactions;
    }

    /**
     * The provider of a server.
     *
     * @param factory the server's connections, such as {@code java:comp/DefaultJMSConnectionFactory}; a session that is opened in a
     *     transaction must take part in it
     * @param transaction begins transactions where none is
     * @param registry tells the transaction of a thread
     * @param threads makes the server's threads, such as {@code java:comp/DefaultManagedThreadFactory}
     * @return the provider; it opens nothing yet
     */
    public static ServerProvider of(
            ConnectionFactory factory,
            UserTransaction transaction,
            TransactionSynchronizationRegistry registry,
            ThreadFactory threads) {
        return new ServerProvider(factory, threads, new ServerTransactions(transaction, registry, threads));
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        return switch (use) {
            case ONE_BY_ONE, AHEAD -> {
                checkManaged();
                yield new ServerConnection(this);
            }
            case PIPELINED ->
                throw new Refusal("sends are not pipelined on a server, where a completion does not mean that the"
                        + " broker has the message: use send or trySend");
        };
    }

    /** Servers forbid their applications what others allow; sessions of others would, silently, be in no transaction of the server's. */
    private void checkManaged() throws JMSException {
        try (Connection connection = factory.createConnection()) {
            if (allowsListeners(connection)) {
                throw new Refusal(
                        factory.getClass().getName()
                                + " is no connection factory of the server's: what goes through it is in none of the server's transactions; use"
                                + " one that the server offers, or produce a bean of io.letterbox.Provider, such as Provider.of(factory)");
            }
        }
    }

    private static boolean allowsListeners(Connection connection) {
        try {
            connection.setExceptionListener(failure -> {});
            return true;
        } catch (JMSException forbidden) {
            return false;
        }
    }

    /** A connection of the server's, which takes part in the transaction that the thread is in. */
    Handle open() throws JMSException {
        return Handle.open(factory);
    }

    @Override
    public void admit(int sessions) throws JMSException {
        Admission.check(this, sessions);
    }

    @Override
    public Optional<Transactions> transactions() {
        return Optional.of(transactions);
    }

    ServerTransactions jta() {
        return transactions;
    }

    @Override
    public ThreadFactory threads() {
        return threads;
    }

    @Override
    public boolean refused(Exception failure) {
        return failure instanceof Refusal || Provider.super.refused(failure);
    }

    @Override
    public String toString() {
        return "the server's connections";
    }
}

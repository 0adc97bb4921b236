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
 * @param factory the server's connections, such as {@code java:comp/DefaultJMSConnectionFactory}; their sessions must take part in the
 *     transactions of {@code transaction}
 * @param transaction begins transactions where none is
 * @param registry tells the transaction of a thread
 * @param threads makes the server's threads, such as {@code java:comp/DefaultManagedThreadFactory}
 * @see <a href="https://jakarta.ee/specifications/messaging/3.1/">Jakarta Messaging 3.1, section 12.3</a>
 */
public record ServerProvider(
        ConnectionFactory factory,
        UserTransaction transaction,
        TransactionSynchronizationRegistry registry,
        ThreadFactory threads)
        implements Provider {

    @Override
    public Connection connect(Use use) throws JMSException {
        if (use == Use.PIPELINED) {
            throw new Refusal(
                    "sends are not pipelined on a server, where a completion would not mean that the broker has the"
                            + " message: use send or trySend");
        }
        return new ServerConnection(this, jta());
    }

    @Override
    public Optional<Transactions> transactions() {
        return Optional.of(jta());
    }

    private ServerTransactions jta() {
        return new ServerTransactions(transaction, registry, threads);
    }

    @Override
    public boolean refused(Exception failure) {
        return failure instanceof Refusal || Provider.super.refused(failure);
    }
}

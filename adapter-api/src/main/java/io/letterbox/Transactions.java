package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The transactions of the surroundings, such as an application server's, in which the sessions of a provider take part: a transacted
 * session that is used while its thread is in such a transaction belongs to it; else it begins one, which its {@link
 * Session#commit()} and {@link Session#rollback()} end, and a receipt that found nothing too. What a message's handler does
 * elsewhere, such as in a database, is in the same transaction. Many threads use this at once.
 *
 * @see <a href="https://jakarta.ee/specifications/transactions/2.0/">Jakarta Transactions</a>
 */
public interface Transactions {

    /**
     * The transaction that the calling thread is in, whoever began it.
     *
     * @return the transaction, which may have timed out; empty if the thread is in none
     */
    Optional<Transaction> current();

    /**
     * Begins the transaction of a session, which would else begin with its first use.
     *
     * @param session a transacted session of the provider's, without a transaction
     * @throws JMSException if none can be begun here
     */
    void begin(Session session) throws JMSException;

    /**
     * Does something outside of any transaction, in a thread of the surroundings' if need be; waits for it. An interrupt is passed on,
     * and the outcome awaited.
     *
     * @param <V> what comes out
     * @param deed what is done
     * @return what comes out
     * @throws Exception what the deed threw
     */
    <V> V outside(Callable<V> deed) throws Exception;

    /** A transaction of the surroundings. */
    interface Transaction {

        /**
         * Tells this transaction from others.
         *
         * @return an object that is equal for the same transaction only
         */
        Object key();

        /**
         * Adds what is done when the transaction ends.
         *
         * @param part told once of the end
         * @throws JMSException if the transaction takes nothing more, being marked for rollback or about to end
         */
        void enlist(Part part) throws JMSException;

        /** Lets the transaction end with a rollback only. */
        void spoil();
    }

    /** What takes part in a transaction of the surroundings. */
    interface Part {

        /** The transaction is about to be committed, by the thread that is in it; an exception rolls it back instead. */
        void complete();

        /** The transaction was committed. Called by any thread. */
        void committed();

        /** The transaction was rolled back. Called by any thread. */
        void rolledBack();
    }
}

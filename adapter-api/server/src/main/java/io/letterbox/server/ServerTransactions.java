package io.letterbox.server;

import io.letterbox.Transactions;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/** The place where Letterbox meets Jakarta Transactions. */
record ServerTransactions(
        UserTransaction transaction, TransactionSynchronizationRegistry registry, ThreadFactory threads)
        implements Transactions {

    @Override
    public Optional<Transaction> current() {
        return isIn() ? Optional.of(new Current(registry, registry.getTransactionKey())) : Optional.empty();
    }

    boolean isIn() {
        return registry.getTransactionKey() != null && registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** Whether the thread's transaction can still be committed. */
    boolean isActive() {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    @Override
    public void begin(Session session) throws JMSException {
        if (!(session instanceof JointSession joint)) {
            throw new IllegalArgumentException("not a transacted session of this provider: " + session);
        }
        joint.begin();
    }

    void begin() throws JMSException {
        try {
            transaction.begin();
        } catch (NotSupportedException | SystemException | RuntimeException failure) {
            throw new Refusal(
                    "no transaction can be begun here, which a receipt needs (" + failure.getMessage()
                            + "); call from a bean whose transactions are not the container's to begin, or within one",
                    failure);
        }
    }

    void commit() throws JMSException {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicRollbackException undone) {
            JMSException rolledBack = new jakarta.jms.TransactionRolledBackException(
                    "the transaction was rolled back: " + undone.getMessage());
            rolledBack.initCause(undone);
            throw rolledBack;
        } catch (HeuristicMixedException | SystemException | RuntimeException unknown) {
            JMSException failure = new JMSException("whether the transaction was committed is unknown: " + unknown);
            failure.initCause(unknown);
            throw failure;
        }
    }

    void rollback() throws JMSException {
        try {
            transaction.rollback();
        } catch (SystemException | RuntimeException unknown) {
            JMSException failure = new JMSException("the transaction could not be rolled back: " + unknown);
            failure.initCause(unknown);
            throw failure;
        }
    }

    @Override
    public <V> V outside(Callable<V> deed) throws Exception {
        return isIn() ? Errand.run(threads, deed) : deed.call();
    }

    private record Current(TransactionSynchronizationRegistry registry, Object key) implements Transaction {

        @Override
        public void enlist(Part part) throws JMSException {
            if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
                throw new Refusal("it has ended, or can only be rolled back");
            }
            try {
                registry.registerInterposedSynchronization(new Ending(registry, part));
            } catch (IllegalStateException ending) {
                throw new Refusal("it takes nothing more: " + ending.getMessage(), ending);
            }
        }

        @Override
        public void spoil() {
            registry.setRollbackOnly();
        }
    }

    private record Ending(TransactionSynchronizationRegistry registry, Part part) implements Synchronization {

        @Override
        public void beforeCompletion() {
            try {
                part.complete();
            } catch (RuntimeException failure) {
                registry.setRollbackOnly();
                throw failure;
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                part.committed();
            } else {
                part.rolledBack();
            }
        }
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A unit is a transaction of the surroundings, and goes wherever that goes: what began a transaction of its own, or stands outside of
 * any, is in another unit or in none. A transaction that somebody else began becomes a unit with the first use of an end.
 */
final class TransactionAssociation implements Association {

    /** Makes units of transactions that somebody else ends, and hears of their end. */
    interface Joining {
        Unit join(Runnable spoiling);

        void complete(Unit unit);

        void left(Unit unit, boolean committed);
    }

    private final Transactions transactions;
    private final Joining joining;
    private final Map<Object, Unit> units = new ConcurrentHashMap<>();

    TransactionAssociation(Transactions transactions, Joining joining) {
        this.transactions = transactions;
        this.joining = joining;
    }

    @Override
    public @Nullable Unit current() {
        Optional<Transactions.Transaction> transaction = transactions.current();
        if (transaction.isEmpty()) {
            return null;
        }
        Unit known = units.get(transaction.get().key());
        return known == null ? join(transaction.get()) : known;
    }

    private Unit join(Transactions.Transaction transaction) {
        Unit unit = joining.join(transaction::spoil);
        Object key = transaction.key();
        units.put(key, unit);
        try {
            transaction.enlist(new Transactions.Part() {
                @Override
                public void complete() {
                    joining.complete(unit);
                }

                @Override
                public void committed() {
                    units.remove(key);
                    joining.left(unit, true);
                }

                @Override
                public void rolledBack() {
                    units.remove(key);
                    joining.left(unit, false);
                }
            });
            return unit;
        } catch (JMSException ending) {
            units.remove(key);
            joining.left(unit, false);
            throw new MailboxException.Refused(
                    "nothing can be sent or received in a transaction that is about to end: " + ending.getMessage()
                            + "; end it, and begin another",
                    ending);
        }
    }

    @Override
    public <R extends @Nullable Object, X extends Exception> R within(Unit unit, Work<R, X> work) throws X {
        Object key = transactions
                .current()
                .map(Transactions.Transaction::key)
                .orElseThrow(() -> new IllegalStateException("the transaction of this unit of work has ended"));
        units.put(key, unit);
        try {
            return work.perform();
        } finally {
            units.remove(key);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the work throws nothing else that is checked
    public <R extends @Nullable Object, X extends Exception> R outside(Work<R, X> work) throws X {
        if (transactions.current().isEmpty()) {
            return work.perform();
        }
        try {
            return transactions.outside(work::perform);
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception failure) {
            throw (X) failure;
        }
    }
}

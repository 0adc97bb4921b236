package io.letterbox.samples.cargo;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which context the code of this thread works in: that of its transaction, or else one of its own. */
final class Transactions {

    private final ConnectionFactory jms;
    private final Map<Thread, JMSContext> current = new ConcurrentHashMap<>();

    Transactions(ConnectionFactory jms) {
        this.jms = jms;
    }

    /** Does the work in a transaction of the context: all of it when it returns, nothing when it throws. */
    void within(JMSContext transacted, Runnable work) {
        current.put(Thread.currentThread(), transacted);
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            transacted.rollback();
            throw failure;
        } finally {
            current.remove(Thread.currentThread());
        }
        transacted.commit();
    }

    JMSContext context() {
        JMSContext transacted = current.get(Thread.currentThread());
        return transacted != null ? transacted : jms.createContext();
    }

    void endOfRequest(JMSContext context) {
        if (!context.getTransacted()) {
            context.close();
        }
    }

    Queue queue(String name) {
        try (JMSContext context = jms.createContext()) {
            return context.createQueue(name);
        }
    }
}

package io.letterbox.artemis.junit;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** A connection factory that closes what was opened through it and is open still. */
final class OwnConnections implements ConnectionFactory, AutoCloseable {

    private static final String OVER =
            "the test or the class that this connection factory was for is over; take the one of this test";

    private final Supplier<ConnectionFactory> broker;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean over;

    OwnConnections(Supplier<ConnectionFactory> broker) {
        this.broker = broker;
    }

    @Override
    public Connection createConnection() throws JMSException {
        check();
        return own(broker.get().createConnection());
    }

    @Override
    public Connection createConnection(String user, String password) throws JMSException {
        check();
        return own(broker.get().createConnection(user, password));
    }

    @Override
    public JMSContext createContext() {
        checkUnchecked();
        return own(broker.get().createContext());
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        checkUnchecked();
        return own(broker.get().createContext(sessionMode));
    }

    @Override
    public JMSContext createContext(String user, String password) {
        checkUnchecked();
        return own(broker.get().createContext(user, password));
    }

    @Override
    public JMSContext createContext(String user, String password, int sessionMode) {
        checkUnchecked();
        return own(broker.get().createContext(user, password, sessionMode));
    }

    private synchronized void check() throws JMSException {
        if (over) {
            throw new IllegalStateException(OVER);
        }
    }

    private synchronized void checkUnchecked() {
        if (over) {
            throw new IllegalStateRuntimeException(OVER);
        }
    }

    private synchronized <C extends AutoCloseable> C own(C connection) {
        opened.push(connection);
        return connection;
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    /** Closing what is closed does nothing; what is broken cannot be closed, and need not. */
    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (JMSException | JMSRuntimeException broken) {
            // the broker has ended it
        } catch (Exception e) {
            throw new java.lang.IllegalStateException("a connection of the test did not close", e);
        }
    }

    @Override
    public String toString() {
        return broker.get().toString();
    }
}

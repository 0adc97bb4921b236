package io.letterbox.it;

import io.letterbox.Bounds;
import io.letterbox.Provider;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A provider whose next commit does not answer, before or after the broker has it. */
final class CommitFault extends Around {

    /** When the next commit is cut. */
    enum Cut {
        NOT,
        BEFORE,
        AFTER
    }

    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NOT);

    CommitFault(Provider real) {
        super(real);
    }

    void cut(Cut when) {
        next.set(when);
    }

    @Override
    public Connection connect(Use use) throws JMSException {
        Connection connection = real.connect(use);
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof Session session ? session(session) : result;
        });
    }

    private Session session(Session session) {
        return proxy(Session.class, (proxy, method, arguments) -> {
            Cut cut = method.getName().equals("commit") ? next.getAndSet(Cut.NOT) : Cut.NOT;
            if (cut == Cut.BEFORE) {
                session.rollback();
                throw new JMSException("the connection broke");
            }
            Object result = call(session, method, arguments);
            if (cut == Cut.AFTER) {
                throw new JMSException("the connection broke");
            }
            return result;
        });
    }

    @Override
    public Optional<Bounds> bounds(Connection connection) {
        return Optional.empty();
    }
}

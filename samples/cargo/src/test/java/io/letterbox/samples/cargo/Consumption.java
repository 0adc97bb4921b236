package io.letterbox.samples.cargo;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.WeldContainer;

/** One message-driven bean at work: each message in a transaction of its own, with a request scope and an instance. */
final class Consumption implements AutoCloseable {

    static final Logger LOG = Logger.getLogger(Consumption.class.getName());

    private final Class<? extends MessageListener> bean;
    private final WeldContainer container;
    private final Transactions transactions;
    private final JMSContext session;
    private final Thread thread;

    Consumption(
            Class<? extends MessageListener> bean,
            WeldContainer container,
            ConnectionFactory jms,
            DeclaredQueues queues,
            Transactions transactions) {
        this.bean = bean;
        this.container = container;
        this.transactions = transactions;
        session = jms.createContext(JMSContext.SESSION_TRANSACTED);
        var consumer = session.createConsumer(session.createQueue(queues.queue(activation("destinationLookup"))));
        thread = new Thread(() -> consume(consumer), bean.getSimpleName());
        thread.start();
    }

    private void consume(JMSConsumer consumer) {
        try {
            for (Message next = consumer.receive(); next != null; next = consumer.receive()) {
                deliver(next);
            }
        } catch (IllegalStateRuntimeException closed) {
            LOG.log(Level.FINE, "closed between two calls", closed);
        }
    }

    private String activation(String property) {
        return Stream.of(bean.getAnnotation(MessageDriven.class).activationConfig())
                .filter(config -> config.propertyName().equals(property))
                .map(ActivationConfigProperty::propertyValue)
                .findFirst()
                .orElseThrow();
    }

    private void deliver(Message message) {
        RequestContextController request =
                container.select(RequestContextController.class).get();
        request.activate();
        try {
            transactions.within(session, () -> call(message));
        } catch (IllegalStateRuntimeException closed) {
            LOG.log(Level.FINE, "closed in the middle of a call", closed);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "rolled back", failure);
        } finally {
            request.deactivate();
        }
    }

    private void call(Message message) {
        Instance.Handle<? extends MessageListener> instance =
                container.select(bean).getHandle();
        try {
            instance.get().onMessage(message);
        } finally {
            instance.destroy();
        }
    }

    /** Ends after the call that is in hand. */
    @Override
    public void close() {
        session.close();
        try {
            thread.join(10_000);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}

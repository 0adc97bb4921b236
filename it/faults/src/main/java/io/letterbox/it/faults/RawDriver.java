package io.letterbox.it.faults;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Careful Jakarta Messaging by hand: acknowledged sends, made again on a failure, and receipts in local transactions. */
class RawDriver implements Driver {

    static final long LOOK_MILLIS = 200;
    private static final long PAUSE_NANOS = 20_000_000;

    private final ConnectionFactory factory;

    RawDriver(Reached broker) {
        this.factory = broker.plain();
    }

    /** What is done over one connection until that breaks. */
    @FunctionalInterface
    interface Work {
        void over(Connection connection) throws JMSException;
    }

    /** Over one connection after the other until the work is done. */
    void insisting(Told told, Work work) {
        while (true) {
            try (Connection connection = factory.createConnection()) {
                connection.start();
                work.over(connection);
                return;
            } catch (JMSException failure) {
                told.trouble(failure);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void send(String queue, Iterable<String> ids, Told told) {
        List<String> left = new ArrayList<>();
        ids.forEach(left::add);
        left.forEach(told::attempted);
        insisting(told, connection -> {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            while (!left.isEmpty()) {
                producer.send(session.createTextMessage(left.get(0)));
                told.acknowledged(left.remove(0));
            }
        });
    }

    @Override
    public void receive(String queue, Told told, BooleanSupplier stopped) {
        insisting(told, connection -> {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            while (!stopped.getAsBoolean()) {
                Message message = consumer.receive(LOOK_MILLIS);
                if (message != null) {
                    String id = ((TextMessage) message).getText();
                    told.received(id);
                    commit(session, id, told);
                }
            }
        });
    }

    private static void commit(Session session, String id, Told told) throws JMSException {
        try {
            session.commit();
            told.settled(id);
        } catch (JMSException unknown) {
            told.unsettled(id);
            throw unknown;
        }
    }

    @Override
    public AutoCloseable listen(String queue, String onwards, int concurrency, Told told) {
        AtomicBoolean closed = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < concurrency; number++) {
            Thread thread =
                    new Thread(() -> insisting(told, connection -> forward(connection, queue, onwards, closed)));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return () -> {
            closed.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        };
    }

    private static void forward(Connection connection, String queue, String onwards, AtomicBoolean closed)
            throws JMSException {
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        MessageProducer producer = session.createProducer(session.createQueue(onwards));
        while (!closed.get()) {
            Message message = consumer.receive(LOOK_MILLIS);
            if (message != null) {
                producer.send(session.createTextMessage(((TextMessage) message).getText()));
                session.commit();
            }
        }
    }

    @Override
    public void close() {}
}

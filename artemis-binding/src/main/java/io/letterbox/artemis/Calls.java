package io.letterbox.artemis;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to the plug-in, and what it says: answers by call, grants by slot. One session sends, for one thread at a time; a
 * second one belongs to the thread that listens. Both are opened by the first call.
 */
final class Calls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientBounds.class);

    /**
     * What the plug-in answered.
     *
     * @param number a capacity, or 1 for a slot that is granted
     */
    record Answer(int number) {}

    private final Connection connection;
    private final Session sending;
    private final Map<String, CompletableFuture<Answer>> expected = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private @Nullable Open open;
    private volatile @Nullable JMSException ended;

    private record Open(Session listening, TemporaryQueue replies, MessageProducer producer) {}

    Calls(Connection connection, Session sending) {
        this.connection = connection;
        this.sending = sending;
    }

    /** Asks, and waits for the answer, which the broker gives at once. */
    Answer call(String op, String queue, int number, String slot) throws JMSException {
        String call = UUID.randomUUID().toString();
        CompletableFuture<Answer> answer = expect(call);
        try {
            synchronized (lock) {
                Open here = open();
                Message request = sending.createMessage();
                request.setStringProperty(Wire.OP, op);
                request.setStringProperty(Wire.QUEUE, queue);
                request.setIntProperty(Wire.NUMBER, number);
                request.setStringProperty(Wire.SLOT, slot);
                request.setStringProperty(Wire.CALL, call);
                request.setJMSReplyTo(here.replies());
                send(here, request);
            }
            return await(answer);
        } finally {
            expected.remove(call);
        }
    }

    /** The answer comes as a message: an interrupt that cuts the wait for the receipt of a request changes nothing. */
    private static void send(Open here, Message request) throws JMSException {
        boolean interrupted = Thread.interrupted();
        try {
            here.producer().send(request);
        } catch (JMSException failure) {
            if (!Failures.cutByInterrupt(failure)) {
                throw failure;
            }
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Completes when the plug-in names the call or the slot, or exceptionally when these calls end. */
    CompletableFuture<Answer> expect(String name) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        expected.put(name, answer);
        JMSException end = ended;
        if (end != null) {
            answer.completeExceptionally(end);
        }
        return answer;
    }

    void forget(String name) {
        expected.remove(name);
    }

    /** The exception for a future that these calls completed with one. */
    static JMSException failure(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        // a new one for each thread: it shows where that one waited
        return ClientBounds.failure(
                cause instanceof Denial ? "its plug-in refuses" : "the plug-in's answer did not come", cause);
    }

    private Answer await(CompletableFuture<Answer> answer) throws JMSException {
        boolean interrupted = false;
        long end = System.nanoTime() + ClientBounds.patience().toNanos();
        try {
            while (true) {
                try {
                    return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // a round trip is not cut in the middle
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (TimeoutException e) {
            throw ClientBounds.failure("the broker's plug-in did not answer within " + ClientBounds.patience(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Open open() throws JMSException {
        JMSException end = ended;
        if (end != null) {
            throw ClientBounds.failure("the bounds are closed", end);
        }
        Open here = open;
        if (here == null) {
            Session listening = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            TemporaryQueue replies = listening.createTemporaryQueue();
            MessageConsumer consumer = listening.createConsumer(replies);
            consumer.setMessageListener(this::heard);
            if (listening instanceof ActiveMQSession engine) {
                engine.getCoreSession()
                        .addFailureListener(new BrokenConnection(
                                broken -> end(ClientBounds.failure("the connection broke", broken))));
            }
            MessageProducer producer = sending.createProducer(sending.createTopic(Wire.REQUESTS));
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            connection.start();
            here = new Open(listening, replies, producer);
            open = here;
        }
        return here;
    }

    private void heard(Message message) {
        try {
            boolean grant = message.propertyExists(Wire.SLOT);
            CompletableFuture<Answer> answer = expected.get(message.getStringProperty(grant ? Wire.SLOT : Wire.CALL));
            if (answer == null) {
                return;
            }
            String error = message.getStringProperty(Wire.ERROR);
            if (error != null) {
                answer.completeExceptionally(new Denial(error));
            } else {
                answer.complete(new Answer(grant ? 1 : message.getIntProperty(Wire.NUMBER)));
            }
        } catch (JMSException e) {
            end(e);
        }
    }

    private void end(JMSException why) {
        ended = why;
        expected.values().forEach(answer -> answer.completeExceptionally(why));
    }

    @Override
    public void close() {
        end(new IllegalStateException("closed"));
        synchronized (lock) {
            Open here = open;
            open = null;
            close(sending);
            if (here != null) {
                close(here.listening());
            }
        }
    }

    /** The broker ends the places with the session; if it is gone it has ended them already. */
    private static void close(Session session) {
        try {
            session.close();
        } catch (JMSException e) {
            LOG.debug("A session did not close", e);
        }
    }
}

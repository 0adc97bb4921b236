package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one queue to which the answers of a requester come, for as long as its connection lasts; one thread reads it. */
final class ReplyQueue implements AutoCloseable {

    private final Wire wire;
    private final Session session;
    private final TemporaryQueue queue;
    private final MessageConsumer consumer;
    private final Runnable whenBroken;
    private final Map<String, CompletableFuture<Message>> expected = new ConcurrentHashMap<>();
    private volatile @Nullable JMSException ended;

    private ReplyQueue(Wire wire, Session session, TemporaryQueue queue, MessageConsumer consumer) {
        this.wire = wire;
        this.session = session;
        this.queue = queue;
        this.consumer = consumer;
        this.whenBroken = this::breakOff;
    }

    static ReplyQueue open(Wire wire, String name) throws JMSException {
        ReplyQueue replies = wire.lazySession(session -> {
            TemporaryQueue queue = RoundTrip.apart(session::createTemporaryQueue);
            return new ReplyQueue(wire, session, queue, RoundTrip.uncut(() -> session.createConsumer(queue)));
        });
        wire.whenBroken(replies.whenBroken);
        Thread reader = new Thread(replies::read, "letterbox-answers-" + name);
        reader.setDaemon(true);
        reader.start();
        return replies;
    }

    Destination destination() {
        return queue;
    }

    boolean ended() {
        return ended != null;
    }

    /** Completes with the answer, or with a {@link JMSException} when no answer can come any more. */
    CompletableFuture<Message> expect(String correlation) {
        CompletableFuture<Message> answer = new CompletableFuture<>();
        expected.put(correlation, answer);
        JMSException end = ended;
        if (end != null) {
            answer.completeExceptionally(end);
        }
        return answer;
    }

    void forget(String correlation) {
        expected.remove(correlation);
    }

    private void read() {
        try {
            while (ended == null) {
                Message message = consumer.receive(Limit.millis(Inlet.LOOK_UP));
                if (message != null) {
                    hand(message);
                } else if (wire.broken()) {
                    breakOff();
                }
            }
        } catch (JMSException failure) {
            end(failure);
        }
    }

    /** An answer that nobody awaits any more is dropped: its limit has passed. */
    private void hand(Message message) throws JMSException {
        String correlation = message.getJMSCorrelationID();
        CompletableFuture<Message> answer = correlation == null ? null : expected.remove(correlation);
        if (answer != null) {
            answer.complete(message);
        }
    }

    private void breakOff() {
        end(new JMSException("the connection broke before the answer came"));
    }

    private void end(JMSException why) {
        if (ended == null) {
            ended = why;
        }
        expected.values().forEach(answer -> answer.completeExceptionally(why));
    }

    @Override
    public void close() {
        end(new jakarta.jms.IllegalStateException("the requester is closed"));
        wire.forget(whenBroken);
        try {
            RoundTrip.uncutStep(consumer::close); // Which ends the thread's wait.
            RoundTrip.uncutStep(queue::delete);
            RoundTrip.uncutStep(session::close);
        } catch (JMSException gone) {
            return; // The queue ends with its connection in any case.
        }
    }
}

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
final class ReplyQueue<R> implements AutoCloseable {

    /** What an answer is made of; it throws what the request comes to instead. */
    @FunctionalInterface
    interface Opening<R> {
        R open(Message message);
    }

    private final Wire wire;
    private final Opening<R> opening;
    private final Session session;
    private final TemporaryQueue queue;
    private final MessageConsumer consumer;
    private final Runnable whenBroken;
    private final Map<String, CompletableFuture<R>> expected = new ConcurrentHashMap<>();
    private volatile @Nullable JMSException ended;

    private ReplyQueue(Wire wire, Opening<R> opening, Session session, TemporaryQueue queue, MessageConsumer consumer) {
        this.wire = wire;
        this.opening = opening;
        this.session = session;
        this.queue = queue;
        this.consumer = consumer;
        this.whenBroken = this::breakOff;
    }

    static <R> ReplyQueue<R> open(Wire wire, String name, Opening<R> opening) throws JMSException {
        // An answer that comes twice is awaited once, so that none need be acknowledged by itself.
        ReplyQueue<R> replies = wire.session(Session.DUPS_OK_ACKNOWLEDGE, session -> {
            TemporaryQueue queue = wire.apart(session::createTemporaryQueue);
            return new ReplyQueue<>(
                    wire, opening, session, queue, RoundTrip.uncut(() -> session.createConsumer(queue)));
        });
        wire.whenBroken(replies.whenBroken);
        Thread reader = wire.provider().threads().newThread(replies::read);
        reader.setName("letterbox-answers-" + name);
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
    CompletableFuture<R> expect(String correlation) {
        CompletableFuture<R> answer = new CompletableFuture<>();
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
        } catch (RuntimeException | Error failure) {
            JMSException end = new JMSException("the answers can no longer be read: " + failure);
            end.initCause(failure);
            end(end);
        }
    }

    /** An answer that nobody awaits any more is dropped: its limit has passed. */
    private void hand(Message message) throws JMSException {
        String correlation = Headers.correlationId(message);
        CompletableFuture<R> answer = correlation == null ? null : expected.remove(correlation);
        if (answer != null) {
            open(message, answer);
        }
    }

    /** Here and not where it is awaited: with the next receipt the provider may drop the body of a large message. */
    private void open(Message message, CompletableFuture<R> answer) {
        try {
            answer.complete(opening.open(message));
        } catch (MailboxException instead) {
            answer.completeExceptionally(instead);
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

package io.letterbox.artemis;

import io.letterbox.Bounds;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A place in the line: an entry in a map, and an object that a thread may wait at. */
final class ClientSlot implements Bounds.Slot {

    private final Calls calls;
    private final String queue;
    private final String name;
    private final CompletableFuture<Calls.Answer> grant;

    private ClientSlot(Calls calls, String queue, String name) {
        this.calls = calls;
        this.queue = queue;
        this.name = name;
        this.grant = calls.expect(name);
    }

    static ClientSlot ask(Calls calls, String queue) throws JMSException {
        // expected before it is asked for: the grant may come before the answer
        ClientSlot slot = new ClientSlot(calls, queue, UUID.randomUUID().toString());
        boolean asked = false;
        try {
            Calls.Answer answer = calls.call(Wire.ASK, queue, 0, slot.name);
            if (answer.number() > 0) {
                slot.grant.complete(answer);
            }
            asked = true;
            return slot;
        } finally {
            if (!asked) {
                calls.forget(slot.name);
            }
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException, JMSException {
        try {
            long nanos = limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? limit.toNanos() : Long.MAX_VALUE;
            grant.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            calls.forget(name);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw Calls.failure(e);
        }
    }

    @Override
    public void claim(Message message) throws JMSException {
        message.setStringProperty(Wire.SLOT, name);
    }

    @Override
    public void close() throws JMSException {
        // whoever waits here waits for nothing now
        grant.completeExceptionally(new IllegalStateException("the place in the line was left"));
        try {
            calls.call(Wire.LEAVE, queue, 0, name);
        } finally {
            calls.forget(name);
        }
    }
}

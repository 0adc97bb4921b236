package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of what is kept nowhere: it stays open between transactions, so that it misses nothing. What it receives is
 * acknowledged at once; after a rollback it comes again from here.
 */
final class StandingConsumer extends ServerConsumer {

    private final JointSession session;
    private final MessageConsumer consumer;
    private final List<Message> received = new ArrayList<>();
    private final Deque<Message> back = new ArrayDeque<>();
    private volatile boolean closed;

    StandingConsumer(JointSession session, MessageConsumer consumer) {
        this.session = session;
        this.consumer = consumer;
    }

    @Override
    public @Nullable Message receive(long millis) throws JMSException {
        session.checkBeginning(); // What is received has no way back.
        Message message = back.pollFirst();
        if (message == null) {
            message = polled(millis, consumer::receiveNoWait, () -> closed);
        }
        if (message != null) {
            received.add(message);
            session.enter();
            session.used(message);
        }
        return message;
    }

    @Override
    void committed() {
        received.clear();
    }

    @Override
    void rolledBack() {
        for (int i = received.size() - 1; i >= 0; i--) {
            back.addFirst(received.get(i));
        }
        received.clear();
    }

    @Override
    public void close() throws JMSException {
        closed = true;
        session.closed(this);
        consumer.close();
    }
}

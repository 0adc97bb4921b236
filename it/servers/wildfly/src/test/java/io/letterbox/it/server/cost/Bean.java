package io.letterbox.it.server.cost;

import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jspecify.annotations.Nullable;

/** What the message-driven beans do; the container begins and commits their transactions. */
abstract class Bean implements MessageListener {

    private final String queue;

    @Inject
    private @Nullable Turnstiles turnstiles;

    Bean(String queue) {
        this.queue = queue;
    }

    @Override
    public void onMessage(Message message) {
        try {
            String text = message.getBody(String.class);
            if (text.isEmpty()) {
                throw new IllegalStateException("an empty message");
            }
            turnstiles.of(queue).pass();
        } catch (JMSException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import org.jspecify.annotations.Nullable;

/** What stands for a consumer in a transacted session, and is told how its transactions go. */
abstract class ServerConsumer implements MessageConsumer {

    /** The connection that was taken for the transaction has been given back. */
    void left() {}

    void committed() {}

    void rolledBack() throws JMSException {}

    @Override
    public abstract @Nullable Message receive(long millis) throws JMSException;

    @Override
    public @Nullable Message receive() throws JMSException {
        throw Refusal.unused("waiting without a limit");
    }

    @Override
    public @Nullable Message receiveNoWait() throws JMSException {
        return receive(0);
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        throw Refusal.unused("asking for a selector");
    }

    @Override
    public @Nullable MessageListener getMessageListener() {
        return null;
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        throw Refusal.unused("a message listener");
    }
}

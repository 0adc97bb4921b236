package io.letterbox.server;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import org.jspecify.annotations.Nullable;

/** What stands for a consumer in a transacted session, and is told how its transactions go. */
abstract class ServerConsumer implements MessageConsumer {

    /** One way to receive. */
    @FunctionalInterface
    interface Receipt {
        @Nullable
        Message from(MessageConsumer consumer) throws JMSException;
    }

    abstract @Nullable Message receive(Receipt receipt) throws JMSException;

    /** The connection that was taken for the transaction has been given back. */
    void left() {}

    void committed() {}

    void rolledBack() {}

    @Override
    public @Nullable Message receive() throws JMSException {
        return receive(MessageConsumer::receive);
    }

    @Override
    public @Nullable Message receive(long timeout) throws JMSException {
        return receive(consumer -> consumer.receive(timeout));
    }

    @Override
    public @Nullable Message receiveNoWait() throws JMSException {
        return receive(MessageConsumer::receiveNoWait);
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

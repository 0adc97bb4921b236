package io.letterbox.server;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/** What stands outside of all transactions: each send is accepted or refused by itself, each receipt acknowledged at once. */
final class ApartSession extends ServerSession {

    ApartSession(ServerConnection connection) {
        super(connection);
    }

    @Override
    public MessageProducer createProducer(@Nullable Destination destination) throws JMSException {
        if (destination != null) { // What is wrong with it shows now.
            connection().apart(handle -> handle.producer(destination));
        }
        return new ApartProducer(connection(), destination);
    }

    @Override
    public MessageConsumer createConsumer(Destination destination, @Nullable String messageSelector)
            throws JMSException {
        return standing().session().createConsumer(destination, messageSelector);
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name, @Nullable String messageSelector)
            throws JMSException {
        return standing().session().createSharedConsumer(topic, name, messageSelector);
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String messageSelector)
            throws JMSException {
        return standing().session().createSharedDurableConsumer(topic, name, messageSelector);
    }

    @Override
    public boolean getTransacted() {
        return false;
    }

    @Override
    public int getAcknowledgeMode() {
        return Session.AUTO_ACKNOWLEDGE;
    }

    @Override
    public void commit() throws JMSException {
        throw new jakarta.jms.IllegalStateException("the session is not transacted");
    }

    @Override
    public void rollback() throws JMSException {
        throw new jakarta.jms.IllegalStateException("the session is not transacted");
    }

    @Override
    public void close() {
        letGo();
        connection().ended(this);
    }
}

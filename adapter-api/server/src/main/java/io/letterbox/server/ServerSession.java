package io.letterbox.server;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What stands for a session on a server. Messages and the names of destinations are no matter of any transaction. */
abstract class ServerSession implements Session {

    private final ServerConnection connection;
    private @Nullable Handle standing;

    ServerSession(ServerConnection connection) {
        this.connection = connection;
    }

    final ServerConnection connection() {
        return connection;
    }

    /** A connection of this session's own, in no transaction: it keeps what must not end meanwhile. */
    final synchronized Handle standing() throws JMSException {
        Handle open = standing;
        if (open == null) {
            open = connection.openApart();
            standing = open;
        }
        return open;
    }

    /** Closes what is open, in any thread. */
    synchronized void letGo() {
        Handle open = standing;
        standing = null;
        if (open != null) {
            open.close();
        }
    }

    /** Makes a message. */
    <M> M made(ServerConnection.Deed<M> making) throws JMSException {
        return connection.local(making);
    }

    @Override
    public BytesMessage createBytesMessage() throws JMSException {
        return made(handle -> handle.session().createBytesMessage());
    }

    @Override
    public MapMessage createMapMessage() throws JMSException {
        return made(handle -> handle.session().createMapMessage());
    }

    @Override
    public Message createMessage() throws JMSException {
        return made(handle -> handle.session().createMessage());
    }

    @Override
    public ObjectMessage createObjectMessage() throws JMSException {
        return made(handle -> handle.session().createObjectMessage());
    }

    @Override
    public ObjectMessage createObjectMessage(Serializable object) throws JMSException {
        return made(handle -> handle.session().createObjectMessage(object));
    }

    @Override
    public StreamMessage createStreamMessage() throws JMSException {
        return made(handle -> handle.session().createStreamMessage());
    }

    @Override
    public TextMessage createTextMessage() throws JMSException {
        return made(handle -> handle.session().createTextMessage());
    }

    @Override
    public TextMessage createTextMessage(String text) throws JMSException {
        return made(handle -> handle.session().createTextMessage(text));
    }

    @Override
    public Queue createQueue(String queueName) throws JMSException {
        return connection.queue(queueName);
    }

    @Override
    public Topic createTopic(String topicName) throws JMSException {
        return connection.topic(topicName);
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        return standing().session().createTemporaryQueue();
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        return standing().session().createTemporaryTopic();
    }

    @Override
    public MessageConsumer createConsumer(Destination destination) throws JMSException {
        return createConsumer(destination, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws JMSException {
        return createBrowser(queue, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String messageSelector) throws JMSException {
        return standing().session().createBrowser(queue, messageSelector);
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String sharedSubscriptionName) throws JMSException {
        return createSharedConsumer(topic, sharedSubscriptionName, null);
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name) throws JMSException {
        return createSharedDurableConsumer(topic, name, null);
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        connection.apart(handle -> {
            handle.session().unsubscribe(name);
            return name;
        });
    }

    @Override
    public MessageConsumer createConsumer(Destination destination, @Nullable String messageSelector, boolean noLocal)
            throws JMSException {
        throw Refusal.unused("leaving out what is sent locally");
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws JMSException {
        throw Refusal.unused("an unshared durable subscription");
    }

    @Override
    public TopicSubscriber createDurableSubscriber(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        throw Refusal.unused("an unshared durable subscription");
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        throw Refusal.unused("an unshared durable subscription");
    }

    @Override
    public MessageConsumer createDurableConsumer(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        throw Refusal.unused("an unshared durable subscription");
    }

    @Override
    public @Nullable MessageListener getMessageListener() {
        return null;
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        throw Refusal.unused("a message listener");
    }

    @Override
    public void recover() throws JMSException {
        throw Refusal.unused("recovery");
    }

    @Override
    public void run() {
        throw new UnsupportedOperationException("a server runs no sessions of applications");
    }
}

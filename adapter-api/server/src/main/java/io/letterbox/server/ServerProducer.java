package io.letterbox.server;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import org.jspecify.annotations.Nullable;

/** What stands for a producer on a server. */
abstract class ServerProducer implements MessageProducer {

    private final @Nullable Destination destination;
    private long delay = Message.DEFAULT_DELIVERY_DELAY;

    ServerProducer(@Nullable Destination destination) {
        this.destination = destination;
    }

    /** One message, and how it is sent. */
    record Outgoing(Destination to, Message message, int mode, int priority, long life, long delay) {

        Handle sentBy(Handle handle) throws JMSException {
            MessageProducer producer = handle.producer(to);
            if (producer.getDeliveryDelay() != delay) {
                producer.setDeliveryDelay(delay);
            }
            producer.send(message, mode, priority, life);
            return handle;
        }

        /** The same with another message. */
        Outgoing instead(Message other) {
            return new Outgoing(to, other, mode, priority, life, delay);
        }

        boolean isPersistent() {
            return mode == DeliveryMode.PERSISTENT;
        }
    }

    abstract void send(Outgoing outgoing) throws JMSException;

    @Override
    public void send(Destination to, Message message, int deliveryMode, int priority, long timeToLive)
            throws JMSException {
        send(new Outgoing(to, message, deliveryMode, priority, timeToLive, delay));
    }

    @Override
    public void send(Message message, int deliveryMode, int priority, long timeToLive) throws JMSException {
        if (destination == null) {
            throw new UnsupportedOperationException("the producer has no destination of its own");
        }
        send(destination, message, deliveryMode, priority, timeToLive);
    }

    @Override
    public void send(Message message) throws JMSException {
        send(message, getDeliveryMode(), getPriority(), getTimeToLive());
    }

    @Override
    public void send(Destination to, Message message) throws JMSException {
        send(to, message, getDeliveryMode(), getPriority(), getTimeToLive());
    }

    @Override
    public void send(Message message, CompletionListener listener) throws JMSException {
        throw Refusal.unused("a completion listener");
    }

    @Override
    public void send(Message message, int deliveryMode, int priority, long timeToLive, CompletionListener listener)
            throws JMSException {
        throw Refusal.unused("a completion listener");
    }

    @Override
    public void send(Destination to, Message message, CompletionListener listener) throws JMSException {
        throw Refusal.unused("a completion listener");
    }

    @Override
    public void send(
            Destination to,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            CompletionListener listener)
            throws JMSException {
        throw Refusal.unused("a completion listener");
    }

    @Override
    public void setDeliveryDelay(long deliveryDelay) {
        delay = deliveryDelay;
    }

    @Override
    public long getDeliveryDelay() {
        return delay;
    }

    @Override
    public void setDeliveryMode(int deliveryMode) throws JMSException {
        throw Refusal.unused("a delivery mode for all that is sent");
    }

    @Override
    public int getDeliveryMode() {
        return Message.DEFAULT_DELIVERY_MODE;
    }

    @Override
    public void setPriority(int defaultPriority) throws JMSException {
        throw Refusal.unused("a priority of all that is sent");
    }

    @Override
    public int getPriority() {
        return Message.DEFAULT_PRIORITY;
    }

    @Override
    public void setTimeToLive(long timeToLive) throws JMSException {
        throw Refusal.unused("a time-to-live of all that is sent");
    }

    @Override
    public long getTimeToLive() {
        return Message.DEFAULT_TIME_TO_LIVE;
    }

    @Override
    public void setDisableMessageID(boolean value) throws JMSException {
        throw Refusal.unused("leaving out message ids");
    }

    @Override
    public boolean getDisableMessageID() {
        return false;
    }

    @Override
    public void setDisableMessageTimestamp(boolean value) throws JMSException {
        throw Refusal.unused("leaving out time stamps");
    }

    @Override
    public boolean getDisableMessageTimestamp() {
        return false;
    }

    @Override
    public @Nullable Destination getDestination() {
        return destination;
    }

    /** Nothing: what it opened belongs to the connections that it used. */
    @Override
    public void close() {}
}

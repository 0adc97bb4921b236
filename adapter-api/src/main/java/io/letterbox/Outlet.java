package io.letterbox;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;

/** The place where sends meet Jakarta Messaging: a session and its producer. */
final class Outlet implements Lane {

    private final Wire wire;
    private final Session session;
    private final MessageProducer producer;

    private Outlet(Wire wire, Session session, MessageProducer producer) {
        this.wire = wire;
        this.session = session;
        this.producer = producer;
    }

    static Outlet open(Wire wire, Route<?> route) throws JMSException {
        return wire.session(
                Session.AUTO_ACKNOWLEDGE,
                session -> new Outlet(
                        wire, session, RoundTrip.uncut(() -> session.createProducer(route.destination(session)))));
    }

    Session session() {
        return session;
    }

    void send(Message message, Options options) throws JMSException {
        delay(producer, options.delay());
        producer.send(message, mode(options), options.priority(), timeToLive(options));
    }

    void send(Message message, Options options, CompletionListener listener) throws JMSException {
        delay(producer, options.delay());
        producer.send(message, mode(options), options.priority(), timeToLive(options), listener);
    }

    /** By a producer without a destination of its own. */
    static void send(MessageProducer producer, Destination to, Message message, Options options) throws JMSException {
        delay(producer, options.delay());
        producer.send(to, message, mode(options), options.priority(), timeToLive(options));
    }

    static void delay(MessageProducer producer, Duration delay) throws JMSException {
        long millis = Limit.millis(delay);
        if (producer.getDeliveryDelay() != millis) {
            producer.setDeliveryDelay(millis);
        }
    }

    static int mode(Options options) {
        return switch (options.durability()) {
            case PERSISTENT -> DeliveryMode.PERSISTENT;
            case NON_PERSISTENT -> DeliveryMode.NON_PERSISTENT;
        };
    }

    private static long timeToLive(Options options) {
        return options.timeToLive().map(Limit::millis).orElse(Message.DEFAULT_TIME_TO_LIVE);
    }

    void whenBroken(Runnable action) {
        wire.whenBroken(action);
    }

    void forget(Runnable action) {
        wire.forget(action);
    }

    @Override
    public boolean broken() {
        return wire.broken();
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public void release() {}

    @Override
    public void close() throws JMSException {
        RoundTrip.uncutStep(session::close);
    }
}

package io.letterbox;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

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
                false,
                session -> new Outlet(
                        wire, session, RoundTrip.uncut(() -> session.createProducer(route.destination(session)))));
    }

    Session session() {
        return session;
    }

    void send(Message message, Options options) throws JMSException {
        delay(options);
        producer.send(message, mode(options), options.priority(), timeToLive(options));
    }

    void send(Message message, Options options, CompletionListener listener) throws JMSException {
        delay(options);
        producer.send(message, mode(options), options.priority(), timeToLive(options), listener);
    }

    private void delay(Options options) throws JMSException {
        long delay = Limit.millis(options.delay());
        if (producer.getDeliveryDelay() != delay) {
            producer.setDeliveryDelay(delay);
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

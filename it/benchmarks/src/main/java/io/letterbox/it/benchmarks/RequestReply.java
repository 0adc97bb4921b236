package io.letterbox.it.benchmarks;

import io.letterbox.Provider;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Hand-written request and reply over one reply queue. The requester's send waits for the broker's answer. The replier takes one
 * message at a time, so that none waits behind another while a replier is free, and consumes it and replies in one transaction.
 * The requesters share the reply queue; each reads its own replies by a selector on a consumer that it keeps, and acknowledges
 * them lazily: one that comes again is for nobody.
 */
final class RequestReply implements Side {

    /** Makes the replies. */
    @FunctionalInterface
    interface Replies {
        Message make(Raw raw, Session session) throws JMSException;
    }

    /** Where a replier replies to. */
    enum ReplyTo {
        /** To the destination of each request, as most code does; Artemis asks the broker about each new object. */
        AS_IT_COMES,
        /** To the same object for all requests that name the same destination. */
        KEPT
    }

    private static final String REQUESTER = "Requester";

    private final Raw requesting;
    private final Raw replying;
    private final String queue;
    private final int deliveryMode;
    private final ReplyTo replyTo;
    private final Replies replies;

    /**
     * Opens the repliers.
     *
     * @param deliveryMode of the requests; the replies are never persistent
     */
    RequestReply(Provider provider, int repliers, String queue, int deliveryMode, ReplyTo replyTo, Replies replies)
            throws Exception {
        this.queue = queue;
        this.deliveryMode = deliveryMode;
        this.replyTo = replyTo;
        this.replies = replies;
        requesting = Raw.over(provider, Provider.Use.AHEAD);
        replying = Raw.over(provider, Provider.Use.ONE_BY_ONE);
        for (int i = 0; i < repliers; i++) {
            Session session = replying.session(Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            MessageProducer producer = session.createProducer(null);
            background("replier-" + i, () -> replyAlways(session, consumer, producer));
        }
    }

    static void background(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void replyAlways(Session session, MessageConsumer consumer, MessageProducer producer) {
        Map<String, Destination> kept = new HashMap<>();
        try {
            Message request = consumer.receive();
            while (request != null && ((TextMessage) request).getText().length() == Raw.TEXT.length()) {
                Message reply = replies.make(replying, session);
                reply.setJMSCorrelationID(request.getJMSCorrelationID());
                reply.setStringProperty(REQUESTER, request.getStringProperty(REQUESTER));
                Destination asked = request.getJMSReplyTo();
                producer.send(
                        switch (replyTo) {
                            case AS_IT_COMES -> asked;
                            case KEPT -> kept.computeIfAbsent(asked.toString(), name -> asked);
                        },
                        reply,
                        DeliveryMode.NON_PERSISTENT,
                        Message.DEFAULT_PRIORITY,
                        Message.DEFAULT_TIME_TO_LIVE);
                session.commit();
                request = consumer.receive();
            }
        } catch (JMSException end) {
            return;
        }
    }

    @Override
    public Worker worker() throws Exception {
        String me = UUID.randomUUID().toString();
        Session session = requesting.session(Session.DUPS_OK_ACKNOWLEDGE);
        MessageProducer producer = Raw.producer(session, queue);
        producer.setDeliveryMode(deliveryMode);
        Queue answers = session.createQueue(queue + ".replies");
        MessageConsumer consumer = session.createConsumer(answers, REQUESTER + " = '" + me + "'");
        return () -> {
            TextMessage request = requesting.recognisable(session);
            String id = request.getStringProperty(Raw.DUPLICATE_ID);
            request.setJMSCorrelationID(id);
            request.setStringProperty(REQUESTER, me);
            request.setJMSReplyTo(answers);
            producer.send(request);
            Message reply = consumer.receive(Raw.PATIENCE_MILLIS);
            while (!id.equals(reply.getJMSCorrelationID())) {
                reply = consumer.receive(Raw.PATIENCE_MILLIS);
            }
            if (reply instanceof TextMessage text) {
                Raw.check(text.getText());
            }
        };
    }

    @Override
    public void close() throws JMSException {
        requesting.close();
        replying.close();
    }
}

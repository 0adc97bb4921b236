package io.letterbox.it.benchmarks;

import io.letterbox.Capacity;
import io.letterbox.Letterbox;
import io.letterbox.Mailbox;
import io.letterbox.MailboxException;
import io.letterbox.Provider;
import io.letterbox.Receiver;
import io.letterbox.Sender;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import java.util.UUID;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A send at capacity zero, with as many threads that receive, against request and reply over one reply queue. */
final class Meetings {

    private static final long PATIENCE_MILLIS = 10_000;

    private Meetings() {}

    static Map<String, Side> open(Provider provider, BenchmarkParams run) throws Exception {
        return Map.of(
                Alternation.LETTERBOX, new Rendezvous(provider, run.getThreads()),
                Alternation.RAW, new RequestReply(provider, run.getThreads()));
    }

    private static void background(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Rendezvous implements Side {
        private final Letterbox letterbox;
        private final Sender<String> sender;
        private final Receiver<String> receiver;

        Rendezvous(Provider provider, int receivers) {
            letterbox = Letterbox.over(provider);
            Mailbox<String> mailbox = Mailbox.of("meet.letterbox", String.class, Capacity.zero());
            sender = letterbox.sender(mailbox);
            receiver = letterbox.receiver(mailbox);
            for (int i = 0; i < receivers; i++) {
                background("receiver-" + i, this::receiveAlways);
            }
        }

        private void receiveAlways() {
            try {
                String text = receiver.receive();
                while (text.length() == Raw.TEXT.length()) {
                    text = receiver.receive();
                }
            } catch (MailboxException.Closed end) {
                return;
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }

        @Override
        public Worker worker() {
            return () -> sender.send(Raw.TEXT);
        }

        @Override
        public void close() {
            letterbox.close();
        }
    }

    /**
     * The requester's send waits for the broker's answer. The replier takes one message at a time, so that none waits behind
     * another while a replier is free, and consumes it and replies in one transaction. The requesters share the reply queue; each
     * reads its own replies by a selector on a consumer that it keeps, and acknowledges them lazily: one that comes again is for
     * nobody.
     */
    private static final class RequestReply implements Side {
        private static final String QUEUE = "meet.raw";
        private static final String REPLIES = "meet.raw.replies";
        private static final String REQUESTER = "Requester";

        private final Raw requesting;
        private final Raw replying;

        RequestReply(Provider provider, int repliers) throws Exception {
            requesting = Raw.over(provider, Provider.Use.AHEAD);
            replying = Raw.over(provider, Provider.Use.ONE_BY_ONE);
            for (int i = 0; i < repliers; i++) {
                Session session = replying.session(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE));
                MessageProducer producer = session.createProducer(null);
                background("replier-" + i, () -> replyAlways(session, consumer, producer));
            }
        }

        private static void replyAlways(Session session, MessageConsumer consumer, MessageProducer producer) {
            try {
                Message request = consumer.receive();
                while (request != null && ((TextMessage) request).getText().length() == Raw.TEXT.length()) {
                    Message reply = session.createMessage();
                    reply.setJMSCorrelationID(request.getJMSCorrelationID());
                    reply.setStringProperty(REQUESTER, request.getStringProperty(REQUESTER));
                    producer.send(
                            request.getJMSReplyTo(),
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
            MessageProducer producer = Raw.producer(session, QUEUE);
            Queue replies = session.createQueue(REPLIES);
            MessageConsumer consumer = session.createConsumer(replies, REQUESTER + " = '" + me + "'");
            return () -> {
                TextMessage request = requesting.recognisable(session);
                String id = request.getStringProperty(Raw.DUPLICATE_ID);
                request.setJMSCorrelationID(id);
                request.setStringProperty(REQUESTER, me);
                request.setJMSReplyTo(replies);
                producer.send(request);
                Message reply = consumer.receive(PATIENCE_MILLIS);
                while (!id.equals(reply.getJMSCorrelationID())) {
                    reply = consumer.receive(PATIENCE_MILLIS);
                }
            };
        }

        @Override
        public void close() throws JMSException {
            requesting.close();
            replying.close();
        }
    }
}

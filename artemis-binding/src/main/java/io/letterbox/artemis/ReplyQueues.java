package io.letterbox.artemis;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** The temporary queues of others. The client makes one anew for an answer if it is gone, and then nobody ever reads it. */
final class ReplyQueues {

    private ReplyQueues() {}

    static boolean gone(Session session, TemporaryQueue queue) throws JMSException {
        if (!(session instanceof ActiveMQSession engine)) {
            return false;
        }
        try {
            return !engine.getCoreSession()
                    .queueQuery(SimpleString.of(queue.getQueueName()))
                    .isExists();
        } catch (ActiveMQException e) {
            throw ClientBounds.failure("the broker cannot be asked for a queue of answers", e);
        }
    }
}

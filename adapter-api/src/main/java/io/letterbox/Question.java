package io.letterbox;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/**
 * A request on its way: what is asked, and where the answer is awaited.
 *
 * @param value what is asked
 * @param correlation what the answer is told by
 * @param replyTo where the answer is awaited
 */
record Question<Q>(Q value, String correlation, Destination replyTo) {

    /** The messages of an address as requests. */
    static <Q> Codec<Question<Q>> codec(Codec<Q> values) {
        return new Codec<>() {
            @Override
            public Message encode(Question<Q> question, Session session) throws JMSException {
                Message message = values.encode(question.value(), session);
                message.setJMSCorrelationID(question.correlation());
                message.setJMSReplyTo(question.replyTo());
                message.setBooleanProperty(Answering.ASKED, true);
                return message;
            }

            @Override
            public void check(Message message, BodyLimits limits) throws JMSException {
                values.check(message, limits);
            }

            @Override
            public Question<Q> decode(Message message) {
                throw new UnsupportedOperationException("requests are sent by this end only");
            }
        };
    }
}

package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** A {@code String} as a text message. */
record TextCodec() implements Codec<String> {

    @Override
    public Message encode(String value, Session session) throws JMSException {
        return session.createTextMessage(value);
    }

    @Override
    public String decode(Message message) throws JMSException {
        return text(message);
    }

    static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            String body = text.getText();
            if (body != null) {
                return body;
            }
            throw new IllegalArgumentException("a text message without a body");
        }
        throw new IllegalArgumentException("expected a text message, got a " + kind(message));
    }

    static String kind(Message message) {
        for (Class<?> type : new Class<?>[] {
            TextMessage.class,
            jakarta.jms.BytesMessage.class,
            jakarta.jms.MapMessage.class,
            jakarta.jms.ObjectMessage.class,
            jakarta.jms.StreamMessage.class
        }) {
            if (type.isInstance(message)) {
                return type.getSimpleName()
                        + (type == jakarta.jms.StreamMessage.class
                                ? ", which no codec of Letterbox reads: have its sender send text, bytes or a map"
                                : "");
            }
        }
        return "Message without a body";
    }
}

package io.letterbox;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** A {@code byte[]} as a bytes message. */
record BytesCodec() implements Codec<byte[]> {

    @Override
    public Message encode(byte[] value, Session session) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(value);
        return message;
    }

    @Override
    public byte[] decode(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return body;
        }
        throw new IllegalArgumentException("expected a bytes message, got a " + TextCodec.kind(message));
    }
}

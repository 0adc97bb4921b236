package io.letterbox.it;

import io.letterbox.Codec;
import io.letterbox.legacy.MapCodec;
import io.letterbox.legacy.ObjectCodec;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bodies that both sides know: what old code does with each, and the codec that reads and writes the same. */
@SuppressWarnings("ImmutableEnumChecker") // codecs are values, and nobody changes a sample
enum Body {
    TEXT(Codec.text(), List.of("bread", "", "grüße\n日本 🐚")) {
        @Override
        Message write(Object value, Session session) throws JMSException {
            return session.createTextMessage((String) value);
        }

        @Override
        Object read(Message message) throws JMSException {
            return ((TextMessage) message).getText();
        }
    },
    BYTES(Codec.bytes(), List.of(new byte[] {1, -2, 3}, new byte[0], new byte[300_000])) {
        @Override
        Message write(Object value, Session session) throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes((byte[]) value);
            return message;
        }

        @Override
        Object read(Message message) throws JMSException {
            BytesMessage bytes = (BytesMessage) message;
            byte[] value = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(value);
            return value;
        }
    },
    MAP(
            MapCodec.ofEntries(),
            List.of(
                    Map.of(),
                    Map.of(
                            "boolean",
                            true,
                            "byte",
                            (byte) 1,
                            "short",
                            (short) 2,
                            "char",
                            'c',
                            "int",
                            3,
                            "long",
                            4L,
                            "float",
                            1.5f,
                            "double",
                            -2.5,
                            "string",
                            "ß",
                            "bytes",
                            new byte[] {1, 2}))) {
        @Override
        Message write(Object value, Session session) throws JMSException {
            MapMessage message = session.createMapMessage();
            for (Map.Entry<?, ?> each : ((Map<?, ?>) value).entrySet()) {
                message.setObject((String) each.getKey(), each.getValue());
            }
            return message;
        }

        @Override
        Object read(Message message) throws JMSException {
            MapMessage map = (MapMessage) message;
            Map<String, Object> value = new HashMap<>();
            for (Object name : java.util.Collections.list((java.util.Enumeration<?>) map.getMapNames())) {
                value.put((String) name, map.getObject((String) name));
            }
            return value;
        }
    },
    OBJECT(ObjectCodec.of(Crate.class), List.of(new Crate("a", new Crate("b", 7)))) {
        @Override
        Message write(Object value, Session session) throws JMSException {
            return session.createObjectMessage((Crate) value);
        }

        @Override
        Object read(Message message) throws JMSException {
            return ((ObjectMessage) message).getObject();
        }
    };

    private final Codec<?> codec;
    private final List<Object> samples;

    Body(Codec<?> codec, List<?> samples) {
        this.codec = codec;
        this.samples = List.copyOf(samples);
    }

    @SuppressWarnings("unchecked") // each constant has values of its codec's type
    Codec<Object> codec() {
        return (Codec<Object>) codec;
    }

    List<Object> samples() {
        return samples;
    }

    /** What old code sends. */
    abstract Message write(Object value, Session session) throws JMSException;

    /** What old code makes of a message that it received. */
    abstract Object read(Message message) throws JMSException;
}

package io.letterbox.it;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** Sends what no client of Jakarta Messaging sends: bodies byte by byte, and the engine's own marks. */
record Foreign(ConnectionFactory factory) {

    /** The bytes of a text as the engine stores it. */
    static byte[] text(String text) {
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(2 * text.length() + 8);
        buffer.writeNullableSimpleString(SimpleString.of(text));
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static byte[] compressed(byte[] body) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(body);
        }
        return bytes.toByteArray();
    }

    /** Marks a message as compressed, and says of it that it inflates to so many bytes. */
    static Consumer<ClientMessage> inflatingTo(long claimed) {
        return message -> {
            message.putBooleanProperty(Message.HDR_LARGE_COMPRESSED, true);
            message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, claimed);
        };
    }

    void send(String queue, byte type, byte[] body, Consumer<ClientMessage> marks) throws Exception {
        send(queue, type, marks, message -> message.getBodyBuffer().writeBytes(body));
    }

    /** The same in pieces, which the broker keeps in a file. */
    void stream(String queue, byte type, byte[] body, Consumer<ClientMessage> marks) throws Exception {
        send(queue, type, marks, message -> message.setBodyInputStream(new ByteArrayInputStream(body)));
    }

    /** The next bodies in a queue, byte by byte. */
    List<byte[]> bodies(String queue, int number) throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        try (Connection connection = factory.createConnection()) {
            connection.start();
            ClientSession session = ((ActiveMQSession) connection.createSession()).getCoreSession();
            try (ClientConsumer consumer = session.createConsumer(queue)) {
                while (bodies.size() < number) {
                    ClientMessage message = consumer.receive(Cell.LONG.toMillis());
                    byte[] body = new byte[message.getBodySize()];
                    message.getReadOnlyBodyBuffer().readBytes(body);
                    bodies.add(body);
                    message.acknowledge();
                }
            }
        }
        return bodies;
    }

    private void send(String queue, byte type, Consumer<ClientMessage> marks, Consumer<ClientMessage> body)
            throws Exception {
        try (Connection connection = factory.createConnection()) {
            ClientSession session = ((ActiveMQSession) connection.createSession()).getCoreSession();
            ClientMessage message = session.createMessage(type, true);
            marks.accept(message);
            body.accept(message);
            try (ClientProducer producer = session.createProducer(queue)) {
                producer.send(message);
            }
        }
    }
}

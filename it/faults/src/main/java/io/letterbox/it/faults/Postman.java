package io.letterbox.it.faults;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** Brings letters, and looks at the dead ones, through the engine's own interface, which reads no body unasked. */
final class Postman implements AutoCloseable {

    private static final String SUM = "sum";
    private static final long LOOK_MILLIS = 500;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final ClientSession session;
    private final ClientProducer producer;

    /** One that waits for the broker's answers, or does not. */
    Postman(Reached broker, Answers answers) throws JMSException, ActiveMQException {
        this.factory = (ActiveMQConnectionFactory) broker.plain();
        factory.setBlockOnNonDurableSend(answers == Answers.AWAITED);
        this.connection = factory.createConnection();
        this.session = ((ActiveMQSession) connection.createSession()).getCoreSession();
        this.producer = session.createProducer();
        connection.start();
    }

    enum Answers {
        AWAITED,
        IGNORED
    }

    /**
     * Sends a letter.
     *
     * @return false if the broker is known not to want it
     */
    boolean send(Letter letter, String id) {
        ClientMessage message = session.createMessage(letter.type(), false);
        letter.marks().forEach(message::putObjectProperty);
        message.putStringProperty(HostileMail.ID, id);
        if (letter.body().more() > 0) {
            message.setBodyInputStream(new SequenceInputStream(
                    new ByteArrayInputStream(letter.body().bytes()),
                    new Zeros(letter.body().more())));
        } else {
            message.putLongProperty(SUM, sum(letter.body().bytes()));
            message.getBodyBuffer().writeBytes(letter.body().bytes());
        }
        try {
            producer.send(SimpleString.of(letter.queue()), message);
            return true;
        } catch (ActiveMQException unwanted) {
            return false;
        }
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /** What is in the dead letters of a queue, by id, and what is wrong with it, if anything. */
    Map<String, String> dead(String queue) throws ActiveMQException {
        Map<String, String> found = new TreeMap<>();
        try (ClientConsumer consumer = session.createConsumer("dead." + queue)) {
            for (ClientMessage message = consumer.receive(LOOK_MILLIS);
                    message != null;
                    message = consumer.receive(LOOK_MILLIS)) {
                String id = String.valueOf(message.getObjectProperty(HostileMail.ID));
                found.merge(id, flaw(message), (one, other) -> "twice in the dead letters");
                message.acknowledge();
            }
            session.commit();
        }
        return found;
    }

    private static String flaw(ClientMessage message) {
        if (!(message.getObjectProperty("LetterboxReason") instanceof SimpleString reason)
                || reason.toString().equals("forged")) {
            return "dead without a reason";
        }
        if (message.isLargeMessage() || !(message.getObjectProperty(SUM) instanceof Long sum)) {
            return ""; // Which the engine would inflate.
        }
        byte[] body = new byte[message.getBodySize()];
        message.getReadOnlyBodyBuffer().readBytes(body);
        return sum == sum(body) ? "" : "its body is another";
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long number) {
            left = number;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int number = (int) Math.min(length, left);
            java.util.Arrays.fill(into, offset, offset + number, (byte) 0);
            left -= number;
            return number;
        }
    }
}

package io.letterbox;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How received messages are answered, within the unit of work of the thread or in one of their own. */
final class Answering {

    private static final System.Logger LOG = System.getLogger(Answering.class.getName());

    /** On a request of ours: whoever asked understands {@link #FAILED}. */
    static final String ASKED = Envelope.PREFIX + "Asked";
    /** On an answer that is none: the exception that was thrown instead; {@link DeadLetters#REASON} says why. */
    static final String FAILED = Envelope.PREFIX + "Failed";

    /** Who awaits an answer, under which correlation id, and how durable it is. */
    record Asker(Destination to, String correlation, Options options, boolean ours) {

        /** One of ours, if it is one; a reply queue that cannot be read is none. */
        static Optional<Asker> ours(Message message) {
            try {
                return of(message).filter(Asker::ours);
            } catch (JMSException foreign) {
                return Optional.empty();
            }
        }

        static Optional<Asker> of(Message message) throws JMSException {
            Destination to = Headers.replyTo(message);
            if (to == null || (to instanceof Queue queue && Names.internal(queue.getQueueName()))) {
                return Optional.empty();
            }
            String given = Headers.correlationId(message);
            Options.Durability durability = message.getJMSDeliveryMode() == DeliveryMode.PERSISTENT
                    ? Options.Durability.PERSISTENT
                    : Options.Durability.NON_PERSISTENT;
            return Optional.of(new Asker(
                    to,
                    given == null ? message.getJMSMessageID() : given,
                    Options.defaults().priority(message.getJMSPriority()).durability(durability),
                    message.propertyExists(ASKED)));
        }
    }

    @FunctionalInterface
    private interface Making {
        Message make(Session session) throws JMSException;
    }

    private final Units units;
    private final Envelope envelope;
    private final Map<Class<?>, Codec<Object>> codecs = new ConcurrentHashMap<>();

    Answering(Units units, Envelope envelope) {
        this.units = units;
        this.envelope = envelope;
    }

    /** Whether the answer is on its way; false if whoever asked is gone. */
    boolean answer(Asker asker, Object answer) {
        Codec<Object> codec = codecs.computeIfAbsent(answer.getClass(), Answering::codec);
        return send(asker, session -> envelope.seal(answer, codec, asker.options(), session));
    }

    @SuppressWarnings("unchecked") // an answer of a class is encoded by the codec of that class
    private static Codec<Object> codec(Class<?> type) {
        return (Codec<Object>) Codec.of(type);
    }

    /** Tells one of ours that there will be no answer, if that can be done; in a unit of its own, whatever unit the thread is in. */
    void refuse(Asker asker, Throwable failure) {
        try {
            units.alone(unit -> add(unit, asker, session -> {
                Message message = session.createMessage();
                message.setStringProperty(FAILED, failure.getClass().getName());
                message.setStringProperty(DeadLetters.REASON, DeadLetters.text(failure));
                return message;
            }));
        } catch (MailboxException untold) {
            LOG.log(System.Logger.Level.DEBUG, "whoever asked cannot be told: " + untold.getMessage());
        }
    }

    private boolean send(Asker asker, Making making) {
        Unit current = units.current();
        return current != null ? add(current, asker, making) : units.alone(unit -> add(unit, asker, making));
    }

    private boolean add(Unit unit, Asker asker, Making making) {
        try {
            if (unit.lane().abandoned(asker.to(), units.provider())) {
                return false;
            }
            Message message = making.make(unit.session());
            message.setJMSCorrelationID(asker.correlation());
            unit.add(unit.lane().known(asker.to()), message, asker.options(), null);
            return true;
        } catch (JMSException failure) {
            unit.spoil(failure);
            throw new MailboxException.Unreachable(
                    "no connection to the broker for an answer: " + failure.getMessage() + "; nothing was sent",
                    failure);
        }
    }
}

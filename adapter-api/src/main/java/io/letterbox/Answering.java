package io.letterbox;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How received messages are answered, within the unit of work of the thread or in one of their own. */
final class Answering {

    /** On a request of ours: whoever asked understands {@link #FAILED}. */
    static final String ASKED = Envelope.PREFIX + "Asked";
    /** On an answer that is none: the exception that was thrown instead; {@link DeadLetters#REASON} says why. */
    static final String FAILED = Envelope.PREFIX + "Failed";

    /** Who awaits an answer, under which correlation id, and how durable it is. */
    record Asker(Destination to, String correlation, Options options, boolean ours) {

        static Optional<Asker> of(Message message) throws JMSException {
            Destination to = message.getJMSReplyTo();
            if (to == null) {
                return Optional.empty();
            }
            String given = message.getJMSCorrelationID();
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

    /** Whether one of ours awaits an answer, who decides whether to ask again. */
    static boolean asked(Message message) throws JMSException {
        return Asker.of(message).filter(Asker::ours).isPresent();
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

    /** Tells one of ours that there will be no answer, in the transaction of the session; others would not understand it. */
    static void refuse(Session session, Message request, Throwable failure) throws JMSException {
        Optional<Asker> asker = Asker.of(request).filter(Asker::ours);
        if (asker.isPresent()) {
            Message message = session.createMessage();
            message.setStringProperty(FAILED, failure.getClass().getName());
            message.setStringProperty(DeadLetters.REASON, DeadLetters.text(failure));
            message.setJMSCorrelationID(asker.get().correlation());
            try (MessageProducer producer = session.createProducer(null)) {
                Outlet.send(producer, asker.get().to(), message, asker.get().options());
            }
        }
    }

    private boolean send(Asker asker, Making making) {
        Unit unit = units.current();
        return unit != null ? add(unit, asker, making) : units.run(() -> add(units.required(), asker, making));
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

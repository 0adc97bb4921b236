package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** The one place where a value becomes a message and a message a value. */
final class Envelope {

    static final String PREFIX = "Letterbox";
    static final String ID = PREFIX + "Id";
    static final String FROM = PREFIX + "From";
    static final String ATTEMPT = PREFIX + "Attempt";

    private final Optional<String> self;
    private final Optional<String> duplicateId;
    private final Screening screening;
    private final String instance = java.util.UUID.randomUUID().toString();
    private final AtomicLong sent = new AtomicLong();

    Envelope(Optional<String> self, Optional<String> duplicateId, Screening screening) {
        this.screening = screening;
        this.self = self;
        this.duplicateId = duplicateId;
    }

    String newId() {
        return instance + '-' + sent.incrementAndGet();
    }

    <T> Message seal(T value, Codec<T> codec, Options options, Session session) throws JMSException {
        Message message = codec.encode(value, session);
        screening.check(message, codec);
        for (Map.Entry<String, Object> property : options.properties().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        if (options.type().isPresent()) {
            message.setJMSType(options.type().get());
        }
        if (options.correlationId().isPresent()) {
            message.setJMSCorrelationID(options.correlationId().get());
        }
        String id = newId();
        message.setStringProperty(ID, id);
        recogniseBy(message, id);
        if (self.isPresent()) {
            message.setStringProperty(FROM, self.get());
        }
        return message;
    }

    /** What the provider recognises the message by, and takes for a duplicate when it comes again. */
    void recogniseBy(Message message, String id) throws JMSException {
        if (duplicateId.isPresent()) {
            message.setStringProperty(duplicateId.get(), id);
        }
    }

    boolean recognised() {
        return duplicateId.isPresent();
    }

    static <T> Delivery<T> open(Message message, Codec<T> codec, Answering answering) throws JMSException {
        return new Received<>(
                codec.decode(message),
                Optional.ofNullable(Headers.text(message, FROM)),
                id(message),
                attempt(message),
                sentAt(message),
                Optional.ofNullable(Headers.type(message)),
                Optional.ofNullable(Headers.correlationId(message)),
                properties(message),
                new Answerable(answering, Answering.Asker.of(message)));
    }

    static String id(Message message) throws JMSException {
        String id = Headers.text(message, ID);
        return id == null ? message.getJMSMessageID() : id;
    }

    static int attempt(Message message) {
        return Headers.property(message, ATTEMPT) instanceof Integer attempt ? Math.max(1, attempt) : 1;
    }

    private static Instant sentAt(Message message) throws JMSException {
        return Instant.ofEpochMilli(
                Headers.property(message, Forwarding.SENT_AT) instanceof Long first
                        ? first
                        : message.getJMSTimestamp());
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
        Map<String, Object> properties = new TreeMap<>();
        for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String name = String.valueOf(each);
            if (Names.ofTheApplication(name)) {
                Object value = Headers.property(message, name);
                if (value != null) {
                    properties.put(name, value);
                }
            }
        }
        return Collections.unmodifiableMap(properties);
    }

    private record Answerable(Answering answering, Optional<Answering.Asker> asker) {}

    private record Received<T>(
            T message,
            Optional<String> from,
            String id,
            int attempt,
            Instant sentAt,
            Optional<String> type,
            Optional<String> correlationId,
            Map<String, Object> properties,
            Answerable answerable)
            implements Delivery<T> {

        @Override
        public boolean reply(Object answer) {
            return answerable
                    .asker()
                    .map(asker -> answerable.answering().answer(asker, answer))
                    .orElse(false);
        }
    }
}

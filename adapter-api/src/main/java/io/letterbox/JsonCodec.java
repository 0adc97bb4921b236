package io.letterbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Any type that Jakarta JSON Binding knows, as JSON in a text message. */
final class JsonCodec<T> implements Codec<T> {

    private final Class<T> type;
    private final Class<T[]> array;
    private volatile @Nullable Jsonb jsonb;

    JsonCodec(Class<T> type) {
        if (type.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(
                    type.getName() + " is generic, and its parameters would be lost: wrap it, as in"
                            + " record Batch(List<Order> orders)");
        }
        if (type.isPrimitive() || type == Object.class || type == Void.class) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be a message: name the type itself, a record first");
        }
        this.type = type;
        this.array = arrayOf(type);
    }

    @SuppressWarnings("unchecked") // an array type of T is a Class<T[]>
    private static <T> Class<T[]> arrayOf(Class<T> type) {
        return (Class<T[]>) type.arrayType();
    }

    @Override
    public Message encode(T value, Session session) throws JMSException {
        try {
            return session.createTextMessage(jsonb().toJson(value, type));
        } catch (JsonbException failure) {
            throw new IllegalArgumentException(
                    "cannot write " + type.getName() + " as JSON: " + failure.getMessage(), failure);
        }
    }

    @Override
    public T decode(Message message) throws JMSException {
        String text = TextCodec.text(message);
        T[] values;
        try {
            values = jsonb().fromJson(
                            '[' + text + ']', array); // Alone it would be read up to its end, and what follows ignored.
        } catch (RuntimeException failure) { // providers throw more than JsonbException for broken input
            throw new IllegalArgumentException("no JSON of " + type.getName() + ": " + failure.getMessage(), failure);
        }
        if (values.length != 1 || values[0] == null) {
            throw new IllegalArgumentException("not one JSON value of " + type.getName());
        }
        return values[0];
    }

    @Override
    public void check(Message message, BodyLimits limits) throws JMSException {
        BodySize.check(message, limits);
        if (message instanceof TextMessage text && text.getText() != null) {
            JsonShape.check(text.getText(), limits.depth());
        }
    }

    // Late, because addresses are constants, and a class that declares one must load without a JSON provider.
    private Jsonb jsonb() {
        Jsonb made = jsonb;
        if (made == null) {
            made = JsonbBuilder.create();
            jsonb = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonCodec<?> json && json.type == type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(type);
    }

    @Override
    public String toString() {
        return "json(" + type.getName() + ')';
    }
}

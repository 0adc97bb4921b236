package io.letterbox.legacy;

import io.letterbox.Codec;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A value as an {@link ObjectMessage}, of classes that are listed: an immutable value, and dangerous without the list.
 *
 * <p>Allowed are the type, the other listed classes, what these extend, arrays of them, strings, the boxes of primitives,
 * {@code BigDecimal}, {@code BigInteger}, {@code java.time} and the collections of {@code List.of}, {@code Set.of} and {@code Map.of}.
 * Everything else, {@code ArrayList} too, has to be listed. A message with any other class in it, however deep, goes to the dead
 * letters with the reason; that class is not even loaded. Listed classes are trusted: their own {@code readObject} and
 * {@code readResolve} run.
 *
 * <p>Receiving needs a provider whose binding gives the bytes, as {@code letterbox-artemis-binding} does; over others the messages go
 * to the dead letters, and say so. Used by many threads at once.
 *
 * @param <T> the type of the messages
 * @see ObjectMessage
 * @see java.io.ObjectInputFilter
 */
public final class ObjectCodec<T extends Serializable> implements Codec<T> {

    private final Class<T> type;
    private final AllowList allowed;
    private final ObjectLimits limits;
    private final List<SerializedBody> bodies;

    private ObjectCodec(Class<T> type, AllowList allowed, ObjectLimits limits) {
        this.type = type;
        this.allowed = allowed;
        this.limits = limits;
        this.bodies = ServiceLoader.load(SerializedBody.class, SerializedBody.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The codec of a type.
     *
     * @param <T> the type of the messages
     * @param type the class of the messages, or one that they all extend
     * @param others what else there is in them: the classes of their fields, and of what is in those
     * @return the codec, within {@link ObjectLimits#defaults()}
     */
    public static <T extends Serializable> ObjectCodec<T> of(Class<T> type, Class<?>... others) {
        AllowList allowed = AllowList.basic().with(type);
        for (Class<?> each : others) {
            allowed = allowed.with(each);
        }
        return new ObjectCodec<>(type, allowed, ObjectLimits.defaults());
    }

    /**
     * The same within other limits.
     *
     * @param limits beyond which a message is not read
     * @return a new codec
     */
    public ObjectCodec<T> within(ObjectLimits limits) {
        return new ObjectCodec<>(type, allowed, limits);
    }

    /**
     * Makes an object message.
     *
     * @param value what is sent
     * @param session creates the message
     * @return a new message
     * @throws JMSException if the provider fails
     * @throws IllegalArgumentException if there is an object of another class in it, or one that cannot be serialised
     */
    @Override
    public Message encode(T value, Session session) throws JMSException {
        try (GuardedOutput output = new GuardedOutput(allowed)) {
            output.writeObject(value);
        } catch (IOException | IllegalArgumentException unfit) {
            throw unfit(unfit.getMessage(), unfit);
        }
        return session.createObjectMessage(value);
    }

    /**
     * Makes a value of an object message.
     *
     * @param message what was received
     * @return a new value
     * @throws JMSException if the provider fails to read the body
     * @throws IllegalArgumentException if it is no object message, is of a provider whose bytes nobody knows, is beyond the limits,
     *     or has an object of another class in it
     */
    @Override
    public T decode(Message message) throws JMSException {
        byte[] bytes = bytes(Kind.expect(ObjectMessage.class, message));
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an ObjectMessage without a body");
        }
        Object value = read(bytes);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("expected an object of " + type + ", got "
                    + (value == null ? "null" : "one of " + value.getClass()));
        }
        return type.cast(value);
    }

    private byte[] bytes(ObjectMessage message) throws JMSException {
        for (SerializedBody body : bodies) {
            Optional<byte[]> bytes = body.bytes(message, limits.bytes());
            if (bytes.isPresent()) {
                return bytes.get();
            }
        }
        throw new IllegalArgumentException(
                "an ObjectMessage of " + message.getClass().getName()
                        + ", whose bytes nobody gives, so that nobody can look at its classes first: put a binding on the class path that"
                        + " does, such as letterbox-artemis-binding, or have its sender send text, bytes or a map");
    }

    private @Nullable Object read(byte[] bytes) {
        Optional<String> refusal = Optional.empty();
        try (GuardedInput input = new GuardedInput(bytes, allowed, limits)) {
            try {
                return input.readObject();
            } finally {
                refusal = input.refusal();
            }
        } catch (IOException | ClassNotFoundException | RuntimeException failure) {
            throw unfit(refusal.orElseGet(failure::toString), failure);
        }
    }

    private static IllegalArgumentException unfit(@Nullable String why, Exception cause) {
        return new IllegalArgumentException(
                "an object that is not read: " + why
                        + "; if it belongs to the message, list it in ObjectCodec.of or raise the limit",
                cause);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectCodec<?> codec
                && type == codec.type
                && allowed.equals(codec.allowed)
                && limits.equals(codec.limits);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "ObjectCodec of " + type.getName();
    }
}

package io.letterbox.legacy;

import io.letterbox.Codec;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value as a {@link MapMessage}: its entries have names, and values that Jakarta Messaging knows.
 *
 * <pre>{@code
 * new MapCodec<>(
 *         order -> Map.of("article", order.article(), "count", order.count()),
 *         entries -> new Order((String) entries.get("article"), (int) entries.get("count")))
 * }</pre>
 *
 * <p>Values are strings, {@code byte[]}, the boxes of primitives, or null. Used by many threads at once, and so are both functions.
 *
 * @param <T> the type of the messages
 * @param entries makes the entries of a value
 * @param value makes a value of the entries; if it throws, the message goes to the dead letters with that reason
 * @see MapMessage
 */
public record MapCodec<T>(
        Function<? super T, ? extends Map<String, ? extends @Nullable Object>> entries,
        Function<? super Map<String, @Nullable Object>, ? extends T> value)
        implements Codec<T> {

    /**
     * The codec of maps as they are.
     *
     * @return the codec; what it decodes are unmodifiable maps
     */
    public static MapCodec<Map<String, @Nullable Object>> ofEntries() {
        return new MapCodec<>(Function.identity(), Collections::unmodifiableMap);
    }

    /**
     * Makes a map message.
     *
     * @param message what is sent
     * @param session creates the message
     * @return a new message
     * @throws JMSException if the provider fails
     * @throws IllegalArgumentException if an entry has no name, or a value that Jakarta Messaging does not know
     */
    @Override
    public Message encode(T message, Session session) throws JMSException {
        MapMessage map = session.createMapMessage();
        for (Map.Entry<String, ? extends @Nullable Object> entry :
                entries.apply(message).entrySet()) {
            map.setObject(name(entry.getKey()), known(entry.getKey(), entry.getValue()));
        }
        return map;
    }

    /**
     * Makes a value of a map message.
     *
     * @param message what was received
     * @return a new value
     * @throws JMSException if the provider fails to read the body
     * @throws IllegalArgumentException if it is no map message
     */
    @Override
    public T decode(Message message) throws JMSException {
        MapMessage map = Kind.expect(MapMessage.class, message);
        Map<String, @Nullable Object> found = new TreeMap<>();
        for (Object each : Collections.list((Enumeration<?>) map.getMapNames())) {
            String name = String.valueOf(each);
            found.put(name, map.getObject(name));
        }
        return value.apply(found);
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("an entry of a map message has no name: give it one");
        }
        return name;
    }

    private static @Nullable Object known(String name, @Nullable Object value) {
        boolean primitive = value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Character
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double;
        if (value == null || primitive || value instanceof String || value instanceof byte[]) {
            return value;
        }
        throw new IllegalArgumentException("entry \"" + name + "\" of a map message is a "
                + value.getClass().getName() + ": make it a string, bytes or a primitive's box");
    }
}

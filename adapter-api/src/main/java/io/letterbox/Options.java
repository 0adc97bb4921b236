package io.letterbox;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is asked for a message besides its address: an immutable value.
 *
 * @param delay how long the broker holds the message back; zero for none. A delayed message counts in a bounded mailbox
 * @param priority 0 to 9, 4 by default; a hint to the broker
 * @param timeToLive after which the message expires instead of being received; empty for never
 * @param durability whether the message outlives the broker's process
 * @param type the {@code JMSType}, for receivers that tell messages apart by it
 * @param correlationId the {@code JMSCorrelationID}, for receivers that match messages by it
 * @param properties of the application, read by selectors and by {@link Delivery#properties()}; names are Java identifiers,
 *     values primitives' boxes or strings. {@code JMSXGroupID} and {@code JMSXGroupSeq} are properties too
 * @see jakarta.jms.MessageProducer
 */
public record Options(
        Duration delay,
        int priority,
        Optional<Duration> timeToLive,
        Durability durability,
        Optional<String> type,
        Optional<String> correlationId,
        Map<String, Object> properties) {

    /** Whether a message outlives the broker's process. */
    public enum Durability {
        /** Kept in the broker's journal where it has one, before the send returns. */
        PERSISTENT,
        /** Kept in the broker's memory. */
        NON_PERSISTENT
    }

    /**
     * Checks the values and copies the properties.
     *
     * @param delay at least zero
     * @param priority 0 to 9
     * @param timeToLive more than zero, if any
     * @param durability whether it outlives the broker
     * @param type the {@code JMSType}, if any
     * @param correlationId the {@code JMSCorrelationID}, if any
     * @param properties of the application
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Options {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + ": at least zero");
        }
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority " + priority + ": 0 to 9");
        }
        timeToLive.filter(t -> t.isNegative() || t.isZero()).ifPresent(t -> {
            throw new IllegalArgumentException("time-to-live " + t + ": more than zero; leave it out for never");
        });
        properties.forEach(Names::property);
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /**
     * No delay, priority 4, no time-to-live, persistent, no type, no correlation id, no properties.
     *
     * @return the defaults
     */
    public static Options defaults() {
        return new Options(
                Duration.ZERO,
                4,
                Optional.empty(),
                Durability.PERSISTENT,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /**
     * These options with another delay.
     *
     * @param delay how long the broker holds the message back, at least zero
     * @return new options
     * @throws IllegalArgumentException if negative
     */
    public Options delay(Duration delay) {
        return new Options(delay, priority, timeToLive, durability, type, correlationId, properties);
    }

    /**
     * These options with another priority.
     *
     * @param priority 0 to 9
     * @return new options
     * @throws IllegalArgumentException if out of range
     */
    public Options priority(int priority) {
        return new Options(delay, priority, timeToLive, durability, type, correlationId, properties);
    }

    /**
     * These options with a time-to-live.
     *
     * @param timeToLive more than zero
     * @return new options
     * @throws IllegalArgumentException if zero or negative
     */
    public Options timeToLive(Duration timeToLive) {
        return new Options(delay, priority, Optional.of(timeToLive), durability, type, correlationId, properties);
    }

    /**
     * These options with another durability.
     *
     * @param durability whether the message outlives the broker's process
     * @return new options
     */
    public Options durability(Durability durability) {
        return new Options(delay, priority, timeToLive, durability, type, correlationId, properties);
    }

    /**
     * These options with a {@code JMSType}.
     *
     * @param type what receivers find in {@link Delivery#type()}
     * @return new options
     */
    public Options type(String type) {
        return new Options(delay, priority, timeToLive, durability, Optional.of(type), correlationId, properties);
    }

    /**
     * These options with a {@code JMSCorrelationID}. A {@link Requester} chooses its own.
     *
     * @param correlationId what receivers find in {@link Delivery#correlationId()}
     * @return new options
     */
    public Options correlationId(String correlationId) {
        return new Options(delay, priority, timeToLive, durability, type, Optional.of(correlationId), properties);
    }

    /**
     * These options with one more property.
     *
     * @param name a Java identifier that is no keyword of selectors and does not begin with {@code JMS},
     *     {@code _AMQ} or {@code Letterbox}; or {@code JMSXGroupID}, whose value is a string, or {@code JMSXGroupSeq}, whose
     *     value is an {@code int}
     * @param value a string or a primitive's box
     * @return new options
     * @throws IllegalArgumentException if name or value cannot be a property
     */
    public Options property(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(properties);
        more.put(name, value);
        return new Options(delay, priority, timeToLive, durability, type, correlationId, more);
    }
}

package io.letterbox;

/**
 * Indirect naming: a mailbox belongs to nobody, and each message in it is received by one receiver.
 *
 * <p>The mailbox {@code orders} is the Jakarta Messaging queue {@code orders}.
 *
 * @param <T> the type of the messages
 * @param name the name; see {@link #of(String, Class, Capacity)}
 * @param codec how a message becomes a Jakarta Messaging message and back
 * @param capacity how many messages may wait
 * @see jakarta.jms.Queue
 */
public record Mailbox<T>(String name, Codec<T> codec, Capacity capacity) implements Address<T>, Source<T> {

    /**
     * Checks the name.
     *
     * @param name the name
     * @param codec the codec
     * @param capacity the capacity
     * @throws IllegalArgumentException if the name does not fit the pattern of {@link #of(String, Class, Capacity)}
     */
    public Mailbox {
        Names.mailbox(name);
        Names.present(codec, "codec", name);
        Names.present(capacity, "capacity", name);
    }

    /**
     * A mailbox of messages of a type: {@code String} as text, {@code byte[]} as bytes, any other as JSON.
     *
     * @param <T> the type of the messages
     * @param name letters, digits, {@code _} and {@code -}, in parts separated by single dots, beginning with a letter, at most
     *     120 characters; the first part is none of {@code inbox link retry dead expired subscription letterbox activemq jms}
     * @param type the type of the messages, not generic
     * @param capacity how many messages may wait
     * @return the mailbox
     * @throws IllegalArgumentException if the name does not fit, or the type cannot be a message
     */
    public static <T> Mailbox<T> of(String name, Class<T> type, Capacity capacity) {
        return new Mailbox<>(name, Codec.of(type), capacity);
    }

    @Override
    public String destination() {
        return name;
    }

    /**
     * The same mailbox for receivers who want the facts beside the message.
     *
     * @return a source of deliveries
     */
    public Source<Delivery<T>> deliveries() {
        return new Deliveries<>(this);
    }
}

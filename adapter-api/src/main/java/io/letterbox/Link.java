package io.letterbox;

/**
 * Direct, symmetric naming: both processes name each other, and only they use the link, in one direction.
 *
 * <p>The link {@code parcels} from {@code desk} to {@code depot} is the Jakarta Messaging queue {@code link.desk.depot.parcels}.
 *
 * @param <T> the type of the messages
 * @param from the process that sends; the pattern of a name, without dots
 * @param to the process that receives; the pattern of a name, without dots
 * @param name the name; see {@link Mailbox#of(String, Class, Capacity)}
 * @param codec how a message becomes a Jakarta Messaging message and back
 * @param capacity how many messages may wait
 */
public record Link<T>(String from, String to, String name, Codec<T> codec, Capacity capacity)
        implements Address<T>, Source<T> {

    /**
     * Checks the names.
     *
     * @param from the process that sends
     * @param to the process that receives
     * @param name the name
     * @param codec the codec
     * @param capacity the capacity
     * @throws IllegalArgumentException if a name does not fit
     */
    public Link {
        Names.process(from);
        Names.process(to);
        Names.name(name);
        Names.present(codec, "codec", name);
        Names.present(capacity, "capacity", name);
    }

    /**
     * A link for messages of a type: {@code String} as text, {@code byte[]} as bytes, any other as JSON.
     *
     * @param <T> the type of the messages
     * @param from the process that sends
     * @param to the process that receives
     * @param name the name; see {@link Mailbox#of(String, Class, Capacity)}
     * @param type the type of the messages, not generic
     * @param capacity how many messages may wait
     * @return the link
     * @throws IllegalArgumentException if a name does not fit, or the type cannot be a message
     */
    public static <T> Link<T> of(String from, String to, String name, Class<T> type, Capacity capacity) {
        return new Link<>(from, to, name, Codec.of(type), capacity);
    }

    @Override
    public String destination() {
        return Names.LINK + from + '.' + to + '.' + name;
    }

    /**
     * The same link for a receiver who wants the facts beside the message.
     *
     * @return a source of deliveries
     */
    public Source<Delivery<T>> deliveries() {
        return new Deliveries<>(this);
    }
}

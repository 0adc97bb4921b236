package io.letterbox;

/**
 * Direct, asymmetric naming: any process may send to the owner, only the owner receives, and it sees who sent.
 *
 * <p>The inbox {@code questions} of {@code clerk} is the Jakarta Messaging queue {@code inbox.clerk.questions}.
 *
 * @param <T> the type of the messages
 * @param owner the process that receives; the pattern of a name, without dots
 * @param name the name; see {@link Mailbox#of(String, Class, Capacity)}
 * @param codec how a message becomes a Jakarta Messaging message and back
 * @param capacity how many messages may wait
 */
public record Inbox<T>(String owner, String name, Codec<T> codec, Capacity capacity)
        implements Address<T>, Source<Delivery<T>> {

    /**
     * Checks the names.
     *
     * @param owner the process that receives
     * @param name the name
     * @param codec the codec
     * @param capacity the capacity
     * @throws IllegalArgumentException if a name does not fit
     */
    public Inbox {
        Names.process(owner);
        Names.name(name);
        Names.present(codec, "codec", name);
        Names.present(capacity, "capacity", name);
    }

    /**
     * An inbox for messages of a type: {@code String} as text, {@code byte[]} as bytes, any other as JSON.
     *
     * @param <T> the type of the messages
     * @param owner the process that receives
     * @param name the name; see {@link Mailbox#of(String, Class, Capacity)}
     * @param type the type of the messages, not generic
     * @param capacity how many messages may wait
     * @return the inbox
     * @throws IllegalArgumentException if a name does not fit, or the type cannot be a message
     */
    public static <T> Inbox<T> of(String owner, String name, Class<T> type, Capacity capacity) {
        return new Inbox<>(owner, name, Codec.of(type), capacity);
    }

    @Override
    public String destination() {
        return Names.INBOX + owner + '.' + name;
    }
}

package io.letterbox;

/**
 * Indirect naming in which every subscription gets a copy.
 *
 * <p>The broadcast {@code prices} is the Jakarta Messaging topic {@code prices}. It holds nothing itself; each subscription of
 * it is unbounded, so a send waits for nobody.
 *
 * @param <T> the type of the messages
 * @param name the name; see {@link Mailbox#of(String, Class, Capacity)}
 * @param codec how a message becomes a Jakarta Messaging message and back
 * @see jakarta.jms.Topic
 */
public record Broadcast<T>(String name, Codec<T> codec) implements Address<T> {

    /**
     * Checks the name.
     *
     * @param name the name
     * @param codec the codec
     * @throws IllegalArgumentException if the name does not fit
     */
    public Broadcast {
        Names.mailbox(name);
        Names.present(codec, "codec", name);
    }

    /**
     * A broadcast of messages of a type: {@code String} as text, {@code byte[]} as bytes, any other as JSON.
     *
     * @param <T> the type of the messages
     * @param name the name; see {@link Mailbox#of(String, Class, Capacity)}
     * @param type the type of the messages, not generic
     * @return the broadcast
     * @throws IllegalArgumentException if the name does not fit, or the type cannot be a message
     */
    public static <T> Broadcast<T> of(String name, Class<T> type) {
        return new Broadcast<>(name, Codec.of(type));
    }

    @Override
    public String destination() {
        return name;
    }

    /** {@return unbounded: each subscription holds what its receivers have not yet received} */
    @Override
    public Capacity capacity() {
        return Capacity.unbounded();
    }

    /**
     * A subscription that lasts as long as its receiver: it gets what is sent from its opening to its closing, alone.
     *
     * @return the live subscription
     */
    public Subscription<T> live() {
        return Subscription.live(this);
    }

    /**
     * A subscription that is durable and shared: it keeps what is sent while nobody receives, from its first opening on, and
     * all receivers opened under its name share its messages.
     *
     * @param subscription the name; see {@link Mailbox#of(String, Class, Capacity)}, without dots
     * @return the named subscription
     * @throws IllegalArgumentException if the name does not fit
     */
    public Subscription<T> subscription(String subscription) {
        return Subscription.named(this, subscription);
    }
}

package io.letterbox;

/**
 * What messages are sent to; its type is the naming of the textbook.
 *
 * <p>An address is a plain value. It opens nothing, and equal addresses mean the same queue or topic.
 *
 * @param <T> the type of the messages
 */
public sealed interface Address<T> permits Mailbox, Inbox, Link, Broadcast {

    /**
     * The name that the application gave the address.
     *
     * @return the name, such as {@code orders}
     */
    String name();

    /**
     * The name of the Jakarta Messaging queue or topic that carries the address, unless {@link Settings} map it to another.
     *
     * @return the name on the wire, such as {@code orders}, {@code inbox.clerk.questions} or {@code link.desk.depot.parcels}
     */
    String destination();

    /**
     * How a message becomes a Jakarta Messaging message and back.
     *
     * @return the codec
     */
    Codec<T> codec();

    /**
     * How many messages may wait in the address.
     *
     * @return the capacity
     */
    Capacity capacity();
}

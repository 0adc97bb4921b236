package io.letterbox;

/**
 * What messages are received from; its type decides what comes out.
 *
 * @param <R> what a receiver gets: the message, or a {@link Delivery} with the facts beside it
 */
public sealed interface Source<R> permits Mailbox, Inbox, Link, Subscription, Deliveries, Selected {

    /**
     * The same source for receivers who want only some of its messages; the others stay for others.
     *
     * <p>Messages that wait to be tried again are selected likewise, by the properties that they had; their {@code JMSMessageID}
     * and {@code JMSTimestamp} are new. At capacity zero, and of a named subscription, nothing can be selected, and opening such a
     * source is refused: Jakarta Messaging deletes what a subscription holds when it is opened with another selector.
     *
     * @param selector what it takes; added to what this source selects already
     * @return a source of what the selector matches
     */
    default Source<R> selecting(Selector selector) {
        return Selected.of(this, selector);
    }
}

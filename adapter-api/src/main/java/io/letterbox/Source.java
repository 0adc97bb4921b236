package io.letterbox;

/**
 * What messages are received from; its type decides what comes out.
 *
 * @param <R> what a receiver gets: the message, or a {@link Delivery} with the facts beside it
 */
public sealed interface Source<R> permits Mailbox, Inbox, Link, Subscription, Deliveries {}

package io.letterbox;

/** The view of a source whose receivers get the facts beside the message. */
record Deliveries<T>(Source<T> source) implements Source<Delivery<T>> {}

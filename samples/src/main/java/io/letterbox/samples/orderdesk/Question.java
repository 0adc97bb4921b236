package io.letterbox.samples.orderdesk;

/** A worker asks the clerk: may this order leave, and what is the duty? */
public record Question(Order order) {}

package io.letterbox.samples.orderdesk;

/** The news that an order has left. */
public record Shipped(String order, String by) {}

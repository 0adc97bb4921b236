package io.letterbox.samples.orderdesk;

/** An order on its way, with the duty that was paid for it. */
public record Parcel(Order order, int duty) {}

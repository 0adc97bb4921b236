package io.letterbox.samples.orderdesk;

/** The news that an order will not be shipped, and why. */
public record Refused(String order, String reason) {}

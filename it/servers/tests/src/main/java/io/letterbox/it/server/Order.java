package io.letterbox.it.server;

/** What is ordered: it travels as JSON. */
public record Order(String item, int pieces) {}

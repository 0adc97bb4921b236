package io.letterbox.it.cdi;

/** What the tests send. */
public record Order(String item, int pieces) {}

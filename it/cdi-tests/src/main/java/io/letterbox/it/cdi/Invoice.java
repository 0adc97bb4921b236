package io.letterbox.it.cdi;

/** What the tests do not send. */
public record Invoice(String number) {}

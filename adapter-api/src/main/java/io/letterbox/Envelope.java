package io.letterbox;

/** Placeholder. */
final class Envelope {
    static final String PREFIX = "Letterbox";

    private Envelope() {}
}

package io.letterbox.samples.orderdesk;

import java.util.Optional;

/** The clerk's answer: the duty in cents, or why the order must not leave. */
public record Answer(int duty, Optional<String> objection) {}

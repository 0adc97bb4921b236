package io.letterbox.it.faults;

import java.io.Serializable;

/** A message of older code: an object with whatever in it. */
record Crate(String label, Serializable content) implements Serializable {}

package io.letterbox.samples.cargo;

import java.io.Serializable;

/** Somebody saw a consignment at a place. */
public record Scan(String consignment, String place) implements Serializable {}

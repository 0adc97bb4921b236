package io.letterbox.it.cdi;

import java.util.Properties;

/** System properties for the time of one test; closing brings back what was there. */
final class Configured implements AutoCloseable {

    private final Properties before = (Properties) System.getProperties().clone();

    /** Sets one more. */
    Configured with(String key, String value) {
        System.setProperty(key, value);
        return this;
    }

    @Override
    public void close() {
        System.setProperties(before);
    }
}

package io.letterbox.it;

import java.io.Serializable;

/** What older code sends as an object: it may hold anything, which is the trouble with it. */
final class Crate implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String label;

    @SuppressWarnings("serial") // whatever the sender put in
    private final Object content;

    Crate(String label, Object content) {
        this.label = label;
        this.content = content;
    }

    String label() {
        return label;
    }

    Object content() {
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crate crate && label.equals(crate.label) && content.equals(crate.content);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return "crate " + label + " of " + content;
    }
}

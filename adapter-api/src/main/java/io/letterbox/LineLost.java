package io.letterbox;

import jakarta.jms.JMSException;

/** A failure of the provider, told apart from a {@link JMSException} that a handler throws of its own. */
final class LineLost extends Exception {

    private static final long serialVersionUID = 1;

    private final JMSException failure;

    LineLost(JMSException failure) {
        super(failure);
        this.failure = failure;
    }

    JMSException failure() {
        return failure;
    }
}

package io.letterbox.artemis;

import jakarta.jms.JMSException;

/** What the plug-in said instead of an answer; the connection is as good as before. */
final class Denial extends JMSException {

    private static final long serialVersionUID = 1;

    Denial(String reason) {
        super(reason);
    }
}

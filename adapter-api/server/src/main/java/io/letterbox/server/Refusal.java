package io.letterbox.server;

import jakarta.jms.JMSException;

/** What a server does not allow, or not here. */
final class Refusal extends JMSException {

    private static final long serialVersionUID = 1;

    Refusal(String reason) {
        super(reason);
    }

    Refusal(String reason, Exception cause) {
        super(reason);
        initCause(cause);
        setLinkedException(cause);
    }

    static Refusal unused(String what) {
        return new Refusal(what + " is not for sessions of Letterbox on a server");
    }
}

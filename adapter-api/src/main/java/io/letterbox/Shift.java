package io.letterbox;

import jakarta.jms.JMSException;

/** The work of one of a listener's threads while it has a connection. */
interface Shift {

    /** Opens what it works with, if it is not open. */
    void open() throws JMSException;

    /** Receives and handles until it is told otherwise, or the connection breaks. */
    void serve() throws JMSException, InterruptedException;

    /** Ends a wait for a message. */
    void wake();

    /** Closes what is open, which puts back what is in hand. */
    void close();
}

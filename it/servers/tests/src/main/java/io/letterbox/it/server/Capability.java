package io.letterbox.it.server;

/** What one environment can do and another cannot; where it is missing, its refusal is tested. */
enum Capability {
    /** The broker counts, so that bounded mailboxes open. */
    BOUNDED,
    /** There are JTA transactions to take part in. */
    JTA,
    /** Sends with a completion listener are allowed, and completed by the broker. */
    ASYNC,
    /** A queue comes into being when it is first used. */
    UNDECLARED_QUEUES
}

package io.letterbox.it.server;

/** What one environment can do and another cannot; where it is missing, its refusal is tested. */
enum Capability {
    /** The broker counts, so that bounded mailboxes open. */
    BOUNDED("bounded mailboxes"),
    /** There are JTA transactions to take part in; elsewhere a unit of work stands in their place, without a database. */
    JTA("Jakarta Transactions"),
    /** Sends with a completion listener are allowed, and completed by the broker. */
    ASYNC("`trySendAsync`"),
    /** A queue comes into being when it is first used. */
    UNDECLARED_QUEUES("queues on demand"),
    /** Objects have names, of queues and connections among them. */
    NAMING("names of JNDI"),
    /** Threads are the server's; elsewhere the library's own. */
    SERVER_THREADS("the server's threads");

    private final String title;

    Capability(String title) {
        this.title = title;
    }

    /** How it is called in the README. */
    String title() {
        return title;
    }
}

package io.letterbox.artemis;

/** The names that the plug-in and its clients agree on. No class of the API or of JMS is needed to read them. */
final class Wire {

    /** The topic that requests are published to. Nobody subscribes: the plug-in sees them before they are routed. */
    static final String REQUESTS = "letterbox.bounds";

    /** What is asked: one of the values below. */
    static final String OP = "LetterboxOp";

    static final String KEPT = "kept";
    static final String KEEP = "keep";
    static final String ATTEMPTS = "attempts";
    static final String ASK = "ask";
    static final String LEAVE = "leave";

    /** Which queue is meant. */
    static final String QUEUE = "LetterboxQueue";

    /** A capacity in a request; a capacity (0: none), or whether a slot was granted at once, in an answer. */
    static final String NUMBER = "LetterboxNumber";

    /** Tells a request from the next; its answer carries the same value, a grant carries none. */
    static final String CALL = "LetterboxCall";

    /** The unguessable name of a slot: in requests and grants, and on the message that uses it. */
    static final String SLOT = "LetterboxSlot";

    /** Why a request was refused, in its answer. */
    static final String ERROR = "LetterboxError";

    private Wire() {}
}

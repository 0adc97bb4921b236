package io.letterbox.server;

/** What a consumer keeps open between two receipts, and so fetches, in a thread that does nothing but receive. */
enum Fetching {
    /** Nothing, since another receiver may be idle. */
    ONE,
    /** Some messages ahead. */
    AHEAD
}

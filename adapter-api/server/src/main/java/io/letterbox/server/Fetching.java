package io.letterbox.server;

/** Whether a consumer that found nothing in somebody's transaction stays open until its end, and may fetch meanwhile. */
enum Fetching {
    /** Nothing, since another receiver may be idle. */
    ONE,
    /** Some messages ahead. */
    AHEAD
}

package io.letterbox.cdi;

import java.util.Map;

/**
 * What a message becomes on its way to a listener's method: the first argument, and the facts beside it by the positions of their
 * parameters. All of it is read when the message is decoded, so that whatever cannot be read sends it to the dead letters at once.
 */
record Arrival(Object first, Map<Integer, Object> facts) {}

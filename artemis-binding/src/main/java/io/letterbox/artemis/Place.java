package io.letterbox.artemis;

import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * A place in the line of an address, and later the slot.
 *
 * @param slot its unguessable name
 * @param session the name of the session that asked; the place ends with it
 * @param reply the queue that hears of the grant
 */
record Place(String slot, String session, SimpleString reply) {}

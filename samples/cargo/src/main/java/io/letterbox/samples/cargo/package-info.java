/**
 * Tracks consignments on their way, in two versions that do the same: {@code plain}, with message-driven beans, and
 * {@code mailboxes}, on Letterbox. Here is what both share, which knows no messages.
 */
@NullMarked
package io.letterbox.samples.cargo;

import org.jspecify.annotations.NullMarked;

/** Bounds and hand-overs with several processes, kills, pauses, cuts and restarts. */
@NullMarked
package io.letterbox.it.exactness;

import org.jspecify.annotations.NullMarked;

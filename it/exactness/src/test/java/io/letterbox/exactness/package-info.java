/** Bounds and hand-overs with several processes. */
@NullMarked
package io.letterbox.exactness;

import org.jspecify.annotations.NullMarked;

/** Samples of at most forty lines, one thing each. */
@NullMarked
package io.letterbox.samples;

import org.jspecify.annotations.NullMarked;

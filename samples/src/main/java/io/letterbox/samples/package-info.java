/** Samples of at most forty lines, one cell of the taxonomy each. */
@NullMarked
package io.letterbox.samples;

import org.jspecify.annotations.NullMarked;

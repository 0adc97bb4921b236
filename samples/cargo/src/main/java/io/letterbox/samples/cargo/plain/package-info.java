/** Tracking with message-driven beans, as it was before. */
@NullMarked
package io.letterbox.samples.cargo.plain;

import org.jspecify.annotations.NullMarked;

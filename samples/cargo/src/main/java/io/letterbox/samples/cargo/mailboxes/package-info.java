/** Tracking on Letterbox, as it is now. */
@NullMarked
package io.letterbox.samples.cargo.mailboxes;

import org.jspecify.annotations.NullMarked;

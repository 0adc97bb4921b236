/**
 * An order desk that visits every cell of the taxonomy.
 *
 * <p>Begin with {@link io.letterbox.samples.orderdesk.Addresses}, which says who sends what to whom and how much may wait;
 * {@link io.letterbox.samples.orderdesk.Checkout}, {@link io.letterbox.samples.orderdesk.Worker},
 * {@link io.letterbox.samples.orderdesk.Clerk}, {@link io.letterbox.samples.orderdesk.Courier},
 * {@link io.letterbox.samples.orderdesk.Depot}, {@link io.letterbox.samples.orderdesk.Books} and
 * {@link io.letterbox.samples.orderdesk.Board} are at work at its ends.
 */
@NullMarked
package io.letterbox.samples.orderdesk;

import org.jspecify.annotations.NullMarked;

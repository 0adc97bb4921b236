/**
 * Injection of the ends of mailboxes: the application produces addresses, and gets their senders and receivers under the same
 * qualifiers.
 *
 * <pre>{@code
 * @ApplicationScoped
 * class Addresses {
 *     @Produces @At("orders") static final Mailbox<Order> ORDERS = Mailbox.of("orders", Order.class, bounded(100));
 * }
 *
 * @ApplicationScoped
 * class Checkout {
 *     @Inject @At("orders") Sender<Order> orders;
 * }
 * }</pre>
 *
 * <p>Whatever cannot work fails the deployment, all of it in one message. See {@link io.letterbox.cdi.LetterboxExtension} for what
 * is offered and how long it lives.
 */
@NullMarked
package io.letterbox.cdi;

import org.jspecify.annotations.NullMarked;

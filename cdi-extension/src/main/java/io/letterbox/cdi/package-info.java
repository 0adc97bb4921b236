/**
 * Injection of the ends of mailboxes, and listeners: the application produces addresses, gets their senders and receivers under the
 * same qualifiers, and has its methods called for each message.
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
 *
 * @ApplicationScoped
 * class Depot {
 *     @Receives("orders") void ship(Order order, Stock stock) { … }
 * }
 * }</pre>
 *
 * <p>Whatever cannot work fails the deployment, all of it in one message. See {@link io.letterbox.cdi.LetterboxExtension} for what
 * is offered and how long it lives.
 */
@NullMarked
package io.letterbox.cdi;

import org.jspecify.annotations.NullMarked;

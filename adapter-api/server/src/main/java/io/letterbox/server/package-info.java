/**
 * A provider over what a Jakarta EE server offers its applications: pooled connections, Jakarta Transactions, and threads.
 *
 * <p>A server lets its applications neither begin transactions of a session nor acknowledge by hand (Jakarta Messaging 3.1, section
 * 12.3), so that here the transaction of a session is one of Jakarta Transactions: the one that the thread is in, or one of its own.
 */
@NullMarked
package io.letterbox.server;

import org.jspecify.annotations.NullMarked;

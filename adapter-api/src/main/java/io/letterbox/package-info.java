/**
 * Message passing as the operating-systems textbook has it, carried by Jakarta Messaging queues and topics.
 *
 * <p>An {@link io.letterbox.Address} says who is named, an {@link io.letterbox.Capacity} how much is buffered, and a method
 * that declares {@link java.lang.InterruptedException} is one that may wait for another sender or receiver.
 */
@NullMarked
package io.letterbox;

import org.jspecify.annotations.NullMarked;

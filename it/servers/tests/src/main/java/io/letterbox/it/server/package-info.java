/** One application that uses Letterbox, and its tests, for every application server. */
@NullMarked
package io.letterbox.it.server;

import org.jspecify.annotations.NullMarked;

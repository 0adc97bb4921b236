/** Letterbox against hand-written Jakarta Messaging, on the same broker and in the same run. */
@NullMarked
package io.letterbox.it.benchmarks;

import org.jspecify.annotations.NullMarked;

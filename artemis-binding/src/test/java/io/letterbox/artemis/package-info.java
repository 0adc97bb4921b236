/** Tests of the Artemis binding, each against a real broker. */
@NullMarked
package io.letterbox.artemis;

import org.jspecify.annotations.NullMarked;

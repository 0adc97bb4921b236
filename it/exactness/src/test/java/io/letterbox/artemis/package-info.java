/** A look inside the embedded broker, for the tests of exactness. */
@NullMarked
package io.letterbox.artemis;

import org.jspecify.annotations.NullMarked;

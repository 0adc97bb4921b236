/** The embedded broker of tests, beside other extensions. */
@NullMarked
package io.letterbox.it.extensions;

import org.jspecify.annotations.NullMarked;

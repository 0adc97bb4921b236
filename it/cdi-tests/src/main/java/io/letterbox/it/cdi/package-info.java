/** The tests of the CDI extension, for every container. */
@NullMarked
package io.letterbox.it.cdi;

import org.jspecify.annotations.NullMarked;

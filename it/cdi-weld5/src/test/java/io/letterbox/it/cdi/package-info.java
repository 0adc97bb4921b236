/** What only a container with MicroProfile Config shows. */
@NullMarked
package io.letterbox.it.cdi;

import org.jspecify.annotations.NullMarked;

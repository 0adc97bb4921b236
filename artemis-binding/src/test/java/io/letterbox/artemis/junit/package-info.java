/** Tests of the extension for tests, by tests that use it. */
@NullMarked
package io.letterbox.artemis.junit;

import org.jspecify.annotations.NullMarked;

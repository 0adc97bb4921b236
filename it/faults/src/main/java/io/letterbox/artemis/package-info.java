/** What the harness needs of the binding that is not for everybody. */
@org.jspecify.annotations.NullMarked
package io.letterbox.artemis;

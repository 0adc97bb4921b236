/**
 * Letterbox over Apache Artemis: {@link io.letterbox.artemis.EmbeddedArtemis} in this process,
 * {@link io.letterbox.artemis.RemoteArtemis} in another, and {@link io.letterbox.artemis.ExactBounds}, the broker plug-in that
 * makes bounded capacity exact in both.
 */
@NullMarked
package io.letterbox.artemis;

import org.jspecify.annotations.NullMarked;

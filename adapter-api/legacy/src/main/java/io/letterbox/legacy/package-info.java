/**
 * Codecs for the bodies that older Jakarta Messaging code sends, so that one side can move to Letterbox at a time: {@link
 * io.letterbox.legacy.MapCodec maps}, and {@link io.letterbox.legacy.ObjectCodec serialised objects} of classes that are listed.
 */
@NullMarked
package io.letterbox.legacy;

import org.jspecify.annotations.NullMarked;

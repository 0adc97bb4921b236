package io.letterbox;

import java.util.Optional;

/** The view of a source whose receivers get only what a selector matches; always the outermost view. */
record Selected<R>(Source<R> source, Selector selector) implements Source<R> {

    static <R> Source<R> of(Source<R> source, Selector selector) {
        return source instanceof Selected<R> earlier
                ? new Selected<>(earlier.source(), earlier.selector().and(selector))
                : new Selected<>(source, selector);
    }

    /** The source without the view. */
    static <R> Source<R> whole(Source<R> source) {
        return source instanceof Selected<R> selected ? selected.source() : source;
    }

    /** What of a source is received. */
    static Optional<Selector> selector(Source<?> source) {
        return source instanceof Selected<?> selected ? Optional.of(selected.selector()) : Optional.empty();
    }
}

package io.letterbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The looks that one end has open; they end with it. */
final class Browses<R> implements AutoCloseable {

    private final Lifetime lifetime;
    private final Supplier<Browse<R>> opening;
    private final Set<Browse<R>> open = ConcurrentHashMap.newKeySet();

    Browses(Route<?> route, Supplier<Browse<R>> opening) {
        this.lifetime = new Lifetime(route);
        this.opening = opening;
    }

    Stream<R> open() {
        lifetime.check();
        open.removeIf(Browse::isClosed);
        Browse<R> browse = opening.get();
        open.add(browse);
        Stream<R> stream = StreamSupport.stream(browse, false).onClose(browse::close);
        try {
            lifetime.check();
        } catch (MailboxException.Closed meanwhile) {
            stream.close();
            throw meanwhile;
        }
        return stream;
    }

    @Override
    public void close() {
        lifetime.end();
        open.forEach(Browse::close);
        open.clear();
    }
}

package io.letterbox;

/** Placeholder. */
record Door(Provider provider, Settings settings) implements Letterbox {
    @Override
    public <T> Sender<T> sender(Address<T> to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> Receiver<R> receiver(Source<R> from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}

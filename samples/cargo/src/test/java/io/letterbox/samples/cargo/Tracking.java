package io.letterbox.samples.cargo;

/** The application, of either version, as its tests see it. */
interface Tracking extends AutoCloseable {

    RouteBook routes();

    Office office();

    void scanned(String consignment, String place) throws InterruptedException;

    void delayed(String consignment) throws InterruptedException;

    @Override
    void close();
}

package io.letterbox.samples.cargo;

import io.letterbox.artemis.junit.Broker;
import io.letterbox.samples.cargo.plain.JmsNotices;
import io.letterbox.samples.cargo.plain.Notices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The version with message-driven beans. */
final class PlainTracking implements Tracking {

    private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");

    private final Client client;
    private final Server server;
    private final Notices notices;

    PlainTracking(Broker broker, Class<?>... consumers) throws IOException {
        client = new Client(broker);
        server = new Server(
                client,
                DeclaredQueues.in(WEB_XML),
                Stream.concat(
                                Stream.of(consumers),
                                Stream.<Class<?>>of(RouteBook.class, Office.class, JmsNotices.class))
                        .toArray(Class<?>[]::new));
        notices = server.the(Notices.class);
    }

    <B> B the(Class<B> bean) {
        return server.the(bean);
    }

    @Override
    public RouteBook routes() {
        return server.the(RouteBook.class);
    }

    @Override
    public Office office() {
        return server.the(Office.class);
    }

    @Override
    public void scanned(String consignment, String place) {
        server.inRequest(() -> notices.scanned(new Scan(consignment, place)));
    }

    @Override
    public void delayed(String consignment) {
        server.inRequest(() -> notices.delayed(consignment));
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}

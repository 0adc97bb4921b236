package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Listener;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What whoever deploys an application changes of its listeners, by their names. */
@Timeout(60)
class ConfiguredListenersTest {

    private final Configured configured = new Configured();

    @AfterEach
    void restore() {
        configured.close();
    }

    @Test
    void aListenerConfiguredToBePausedTakesNothingUntilItIsResumed() throws Exception {
        configured.with("letterbox.listener.Qualified.hear.start", "paused");

        try (Station station = Station.with(Hearing.Qualified.class)) {
            Listener listener = station.listener("Qualified.hear");
            assertThat(listener.status().state()).isEqualTo(Listener.State.PAUSED);
            station.send("express", "early");
            listener.resume();

            assertThat(station.journal().next()).isEqualTo(List.of("early"));
        }
    }

    @Test
    void whatIsConfiguredWinsOverTheAnnotation() throws Exception {
        configured.with("letterbox.listener.Selecting.hear.selector", "region = 'south'");

        try (Station station = Station.with(Hearing.Selecting.class)) {
            var south = station.client().createTextMessage("{\"item\": \"book\", \"pieces\": 5}");
            south.setStringProperty("region", "south");
            station.send("orders", south);

            assertThat(station.journal().next()).isEqualTo(List.of(new Order("book", 5)));
        }
    }

    @Test
    void aListenerThatIsNotThereFailsTheDeploymentWithTheNearestName() {
        configured.with("letterbox.listener.Qualified.heer.start", "paused");

        assertThat(Application.with(Post.Addresses.class, Post.Depot.class, Journal.class, Hearing.Qualified.class)
                        .failure())
                .contains("Letterbox cannot be deployed")
                .contains("no listener is called \"Qualified.heer\". Did you mean \"Qualified.hear\"?");
    }

    @Test
    void whatIsConfiguredMayNotContradictTheAddressEither() {
        configured.with("letterbox.listener.Private.rendezvous.attempts", "3");

        assertThat(Application.with(Post.Addresses.class, Post.Depot.class, Journal.class, Hearing.Private.class)
                        .failure())
                .contains("Private.rendezvous: attempts 3 at capacity zero");
    }
}
